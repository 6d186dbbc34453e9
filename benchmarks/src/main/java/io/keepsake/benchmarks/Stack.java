package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.keepsake.contract.Topics;
import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.RecordedCall;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * A simulator and both services, all of which take their time from the simulator: where
 * its clock is sped up, the services live in the same faster time. What stays real is how
 * long a call, a commit and a record take, so in simulated time each of them takes so
 * many times longer.
 */
final class Stack implements AutoCloseable {

	/** An account that warms the services up and counts for nothing. */
	private static final String WARM_UP = "warm-up";

	/** For as long as this, in real time, no call counts as lost. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Topics topics;

	private final Simulator simulator;

	private final List<ConfigurableApplicationContext> services = new ArrayList<>();

	private final Requests requests;

	private final Outcomes outcomes;

	/**
	 * @param name of the run, which its topics begin with
	 * @param speed of the simulated time
	 * @param accounts that there are
	 */
	Stack(Broker broker, String name, double speed, Behaviour behaviour, Collection<String> accounts) {
		this.topics = new Topics(name + ".");
		List<String> all = new ArrayList<>(accounts);
		all.add(WARM_UP);
		this.simulator = Simulator.start(SimulatorOptions.defaults()
			.withBehaviour(behaviour.withClockSpeed(speed)
				.withTokens(all.stream().collect(Collectors.toMap(Stack::token, Function.identity())))));
		String servers = broker.kafka().bootstrapServers();
		List<String> settings = new ArrayList<>(List.of("server.port=0", "logging.level.root=WARN",
				"logging.level.kafka=ERROR", "logging.level.LogFutureTimestampLogger=ERROR",
				"spring.kafka.bootstrap-servers=" + servers, "keepsake.topics.prefix=" + this.topics.prefix(),
				"keepsake.digitalocean.base-url=" + this.simulator.baseUrl(),
				"keepsake.digitalocean.call-timeout=" + PATIENCE.toMillis() + "ms",
				// a lease is in simulated time
				"keepsake.engine.lease=" + Math.round(PATIENCE.toMillis() * speed) + "ms"));
		all.forEach((account) -> settings.add("keepsake.accounts." + account + ".token=" + token(account)));
		start(ConversionServiceApplication.prepare(), settings, broker.directory().resolve(name + "-conversion"));
		start(StatusPollerApplication.prepare(), settings, broker.directory().resolve(name + "-poller"));
		this.requests = new Requests(servers, this.topics.requests(), this.simulator::now);
		this.outcomes = new Outcomes(servers, List.of(this.topics.completed(), this.topics.failed()),
				this.simulator::now);
	}

	static String token(String account) {
		return "token-of-" + account;
	}

	private void start(SpringApplicationBuilder application, List<String> settings, Object state) {
		List<String> all = new ArrayList<>(settings);
		all.add("keepsake.engine.state-directory=" + state);
		this.services.add(application.registerShutdownHook(false)
			.initializers((context) -> prepare((GenericApplicationContext) context))
			.run(all.stream().map((setting) -> "--" + setting).toArray(String[]::new)));
	}

	private void prepare(GenericApplicationContext context) {
		context.registerBean(InstantSource.class, () -> this.simulator::now);
		// of Reactor's global ones, whichever service stops first would rob the other
		context.registerBean(ReactorResourceFactory.class, () -> {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		});
	}

	Simulator simulator() {
		return this.simulator;
	}

	Requests requests() {
		return this.requests;
	}

	Outcomes outcomes() {
		return this.outcomes;
	}

	Instant now() {
		return this.simulator.now();
	}

	/**
	 * Has some images converted, so that what is measured afterwards is not how classes
	 * are loaded.
	 */
	void warmUp() {
		Behaviour measured = this.simulator.behaviour();
		this.simulator
			.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(30)).withLimits(List.of()));
		int before = this.outcomes.count();
		for (int i = 0; i < 200; i++) {
			this.requests.publish(9_000_000_000L + i, WARM_UP, null);
		}
		this.outcomes.await(before + 200, Duration.ofMinutes(3), () -> "warming up");
		this.simulator.behave(measured);
	}

	/**
	 * The calls of every account but the one that warmed up.
	 */
	List<RecordedCall> calls() {
		return this.simulator.calls().stream().filter((call) -> !call.account().equals(WARM_UP)).toList();
	}

	@Override
	public void close() {
		this.services.forEach(ConfigurableApplicationContext::close);
		this.requests.close();
		this.outcomes.close();
		this.simulator.close();
	}

}
