package io.keepsake.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads what the user has given, in Spring's ways of writing it. What is said here to be
 * wrong concerns the quickstart alone; the services look at the rest themselves.
 */
final class GivenReader {

	/** Each is one thing for a service alone, and another here. */
	private static final Map<String, String> NOT_HERE = Map.of("server.port",
			"keepsake.quickstart.conversion-port and keepsake.quickstart.poller-port", "spring.kafka.bootstrap-servers",
			"keepsake.quickstart.kafka-port, for the broker is its own", "keepsake.simulator.port",
			"keepsake.quickstart.simulator-port", "keepsake.simulator.journal", "keepsake.quickstart.data-directory",
			"keepsake.simulator.host", "keepsake.quickstart.simulator-port", "keepsake.engine.state-directory",
			"keepsake.quickstart.data-directory");

	private static final Bindable<Map<String, Object>> TREE = Bindable.mapOf(String.class, Object.class);

	private final ConfigurableEnvironment environment;

	private final Binder binder;

	private final List<String> arguments;

	private GivenReader(ConfigurableEnvironment environment, List<String> arguments) {
		this.environment = environment;
		this.binder = new Binder(ConfigurationPropertySources.get(environment));
		this.arguments = arguments;
	}

	/**
	 * Arguments win over the environment.
	 * @throws StartFailure which names the property
	 */
	static Given read(String... arguments) {
		return read(new StandardEnvironment(), arguments);
	}

	static Given read(ConfigurableEnvironment environment, String... arguments) {
		Stream.of(arguments).forEach(GivenReader::checkOption);
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		return new GivenReader(environment, List.of(arguments)).read();
	}

	static void checkOption(String argument) {
		if (!argument.startsWith("--") || argument.indexOf('=') < 0) {
			throw new StartFailure("'" + argument + "' is not understood: arguments are written --name=value");
		}
		String name = argument.substring(2, argument.indexOf('='));
		if (NOT_HERE.containsKey(name)) {
			throw new StartFailure(name + " cannot be set here: use " + NOT_HERE.get(name));
		}
	}

	private Given read() {
		return new Given(bind(Settings.PREFIX, Settings.class, Settings.KEYS), api(), topics(), this.arguments);
	}

	private <T> T bind(String prefix, Class<T> type, Set<String> keys) {
		try {
			BindHandler onlyKnown = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, (_) -> true);
			return this.binder.bindOrCreate(prefix, Bindable.of(type), onlyKnown);
		}
		catch (BindException ex) {
			Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
			if (!(root instanceof UnboundConfigurationPropertiesException unbound)) {
				throw (root instanceof StartFailure ours) ? ours : unreadable(ex);
			}
			String unknown = unknown(unbound, prefix, keys);
			if (!unknown.isEmpty()) {
				throw new StartFailure(unknown + " is unknown: known under " + prefix + " are "
						+ String.join(", ", new TreeSet<>(keys)), ex);
			}
			return this.binder.bindOrCreate(prefix, Bindable.of(type));
		}
	}

	private static StartFailure unreadable(BindException failure) {
		String value = Optional.ofNullable(failure.getProperty())
			.map((property) -> " = " + property.getValue())
			.orElse("");
		return new StartFailure(failure.getName() + value + " cannot be read as " + failure.getTarget().getType(),
				failure);
	}

	/**
	 * In the environment {@code KAFKA_PORT} is bound to {@code kafka-port}, and yet
	 * listed as unbound, as {@code kafka.port}.
	 */
	private static String unknown(UnboundConfigurationPropertiesException unbound, String prefix, Set<String> keys) {
		Set<String> known = keys.stream().map((key) -> letters(prefix + key)).collect(Collectors.toSet());
		return unbound.getUnboundProperties()
			.stream()
			.map((property) -> property.getName().toString())
			.filter((name) -> !known.contains(letters(name)))
			.collect(Collectors.joining(", "));
	}

	private static String letters(String name) {
		return name.replaceAll("[.-]", "");
	}

	/** A token, or an address, is for a real account. */
	private Given.Api api() {
		boolean token = isGiven("DIGITALOCEAN_TOKEN") || this.binder.bind("keepsake.accounts", TREE).isBound();
		Optional<String> url = Optional
			.ofNullable(this.binder.bind("keepsake.digitalocean.base-url", String.class).orElse(null));
		SimulatorSettings simulator = bind("keepsake.simulator", SimulatorSettings.class, Set.of("behaviour"));
		return (token || url.isPresent()) ? new Given.Remote(url.orElse("https://api.digitalocean.com"))
				: new Given.Simulated(SimulatedApi.behaviour(simulator.behaviour()));
	}

	/**
	 * @param behaviour fields that differ
	 */
	record SimulatorSettings(@DefaultValue Map<String, Object> behaviour) {
	}

	private boolean isGiven(String name) {
		return Optional.ofNullable(this.environment.getProperty(name))
			.filter(Predicate.not(String::isBlank))
			.isPresent();
	}

	private Topics topics() {
		String prefix = this.binder.bind("keepsake.topics.prefix", String.class).orElse("");
		try {
			return new Topics(prefix);
		}
		catch (IllegalArgumentException ex) {
			throw new StartFailure("keepsake.topics.prefix: " + ex.getMessage(), ex);
		}
	}

}
