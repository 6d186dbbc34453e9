package io.keepsake.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import io.keepsake.contract.Topics;
import io.keepsake.replay.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How Kafka is reached: arguments, then environment variables, then the properties file,
 * then the defaults.
 */
final class ConnectionOptions {

	private static final String VARIABLE = "KEEPSAKE_KAFKA_";

	@Option(names = "--bootstrap-server", paramLabel = "HOST:PORT,…",
			description = "brokers to begin with; else KEEPSAKE_BOOTSTRAP_SERVER, else localhost:9092")
	private @Nullable String bootstrapServer;

	@Option(names = "--command-config", paramLabel = "FILE",
			description = { "properties of Kafka's clients, for TLS and SASL; else KEEPSAKE_COMMAND_CONFIG.",
					"Single ones as variables, too: KEEPSAKE_KAFKA_SECURITY_PROTOCOL is security.protocol" })
	private @Nullable Path commandConfig;

	@Option(names = "--topic-prefix", paramLabel = "PREFIX",
			description = "before each topic's name; else KEEPSAKE_TOPIC_PREFIX, else none")
	private @Nullable String topicPrefix;

	@Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "PT10S",
			description = "for a broker to answer, as ISO-8601; default ${DEFAULT-VALUE}")
	private Duration timeout = Duration.ofSeconds(10);

	@Option(names = "--verbose", description = "show what Kafka's client logs, on the standard error")
	private boolean verbose;

	Connection connect() {
		System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", this.verbose ? "info" : "off");
		Map<String, Object> properties = new HashMap<>();
		file().ifPresent((file) -> load(file, properties));
		System.getenv().forEach((name, value) -> {
			if (name.startsWith(VARIABLE)) {
				properties.put(name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
			}
		});
		servers().ifPresent((servers) -> properties.put("bootstrap.servers", servers));
		properties.putIfAbsent("bootstrap.servers", "localhost:9092");
		if (this.timeout.isNegative() || this.timeout.isZero() || this.timeout.compareTo(Duration.ofHours(1)) > 0) {
			throw CommandException.usage("--timeout must be more than 0 and at most an hour");
		}
		return new Connection(properties, topics(), this.timeout);
	}

	private Topics topics() {
		return new Topics((this.topicPrefix != null) ? this.topicPrefix : variable("KEEPSAKE_TOPIC_PREFIX").orElse(""));
	}

	private Optional<String> servers() {
		return Optional.ofNullable(this.bootstrapServer).or(() -> variable("KEEPSAKE_BOOTSTRAP_SERVER"));
	}

	private Optional<Path> file() {
		return Optional.ofNullable(this.commandConfig).or(() -> variable("KEEPSAKE_COMMAND_CONFIG").map(Path::of));
	}

	private static Optional<String> variable(String name) {
		return Optional.ofNullable(System.getenv(name)).filter((value) -> !value.isBlank());
	}

	// the message names the file and never what is in it
	private static void load(Path file, Map<String, Object> properties) {
		Properties loaded = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			loaded.load(reader);
		}
		catch (NoSuchFileException ex) {
			throw CommandException.usage("there is no file " + file);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw CommandException.usage(file + " cannot be read as properties");
		}
		loaded.forEach((name, value) -> properties.put(String.valueOf(name), value));
	}

}
