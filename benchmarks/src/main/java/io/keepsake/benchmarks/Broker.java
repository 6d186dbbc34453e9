package io.keepsake.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;
import org.slf4j.LoggerFactory;

/**
 * A broker, and a directory for it and for whoever uses it, which is gone when it is
 * closed.
 */
public record Broker(EmbeddedKafka kafka, Path directory) implements AutoCloseable {

	public static Broker start() {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
		try {
			Path directory = Files.createTempDirectory("keepsake-benchmark");
			// simulated time runs ahead of the broker's, which refuses records that are
			// more than an hour ahead
			Map<String, String> anyTime = Map.of("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
			return new Broker(EmbeddedKafka.start(Options.ephemeral(directory.resolve("kafka")).withOverrides(anyTime)),
					directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.kafka.close();
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			System.err.println("Left behind: " + this.directory);
		}
	}

}
