package io.keepsake.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.keepsake.embedded.EmbeddedKafka;
import io.keepsake.embedded.Options;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The broker that all test classes of a JVM share: from Testcontainers where a Docker
 * engine answers, else embedded. It starts with the first test that asks for it and stops
 * with the JVM.
 */
public final class TestKafka {

	private static final String IMAGE = "apache/kafka:4.2.1";

	private static final AtomicInteger PREFIXES = new AtomicInteger();

	private TestKafka() {
	}

	public static String bootstrapServers() {
		return Shared.BOOTSTRAP_SERVERS;
	}

	/**
	 * Keeps test classes that share the broker out of each other's way: for the names of
	 * topics, groups and applications.
	 */
	public static String freshPrefix() {
		return "t" + ProcessHandle.current().pid() + "-" + PREFIXES.incrementAndGet() + "-";
	}

	/** A broker that a test may stop and start; it runs already. */
	public static OwnBroker ownBroker(Path directory) {
		OwnBroker broker = new OwnBroker(Options.at(Ports.free(), directory));
		broker.start();
		return broker;
	}

	private static String start() {
		if (Docker.answers()) {
			String servers = container();
			System.out.println("Tests use Kafka of " + IMAGE + " at " + servers);
			return servers;
		}
		String servers = embedded();
		System.out.println("Tests use the embedded Kafka at " + servers + ", for no Docker engine answers");
		return servers;
	}

	/** With the embedded one's settings, so that tests take as long with either. */
	private static String container() {
		KafkaContainer container = new KafkaContainer(IMAGE).withEnv(Map.of("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
				"KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4", "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
				"KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000"));
		container.start();
		atExit(container::stop);
		return container.getBootstrapServers();
	}

	private static String embedded() {
		TemporaryDirectory directory = TemporaryDirectory.create();
		EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(directory.path()));
		atExit(() -> {
			kafka.close();
			directory.close();
		});
		return kafka.bootstrapServers();
	}

	private static void atExit(Runnable stop) {
		Runtime.getRuntime().addShutdownHook(new Thread(stop, "test-kafka-stop"));
	}

	/** Starts on first use, once. */
	private static final class Shared {

		static final String BOOTSTRAP_SERVERS = start();

	}

}
