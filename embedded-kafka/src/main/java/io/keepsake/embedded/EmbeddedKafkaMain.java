package io.keepsake.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A broker in a process of its own, which a test can kill. It prints
 * {@code listens on host:port} when it is up; a SIGTERM stops it gracefully.
 */
public final class EmbeddedKafkaMain {

	private static final String USAGE = "--directory <path> [--host localhost] [--port 0]"
			+ " [--node-id 1 --voters 1@localhost:19093,2@...] [--<property of Kafka's> <value>]...";

	private EmbeddedKafkaMain() {
	}

	public static void main(String... args) {
		EmbeddedKafka kafka = EmbeddedKafka.start(options(args));
		Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "embedded-kafka-close"));
		System.out.println("listens on " + kafka.bootstrapServers());
		RuntimeException fault = kafka.failure().join();
		// the other threads of a broker that has failed would keep the process
		fault.printStackTrace();
		Runtime.getRuntime().halt(1);
	}

	static Options options(String... args) {
		Map<String, String> given = byName(args);
		String host = take(given, "host").orElse("localhost");
		int port = take(given, "port").map(Integer::parseInt).orElse(0);
		Path directory = take(given, "directory").map(Path::of).orElseThrow(() -> new IllegalArgumentException(USAGE));
		int nodeId = take(given, "node-id").map(Integer::parseInt).orElse(1);
		Quorum quorum = take(given, "voters").map((voters) -> quorum(nodeId, voters)).orElseGet(Quorum::single);
		return new Options(host, port, directory, quorum, given);
	}

	private static Quorum quorum(int nodeId, String voters) {
		return Quorum.of(nodeId, Stream.of(voters.split(",")).map(Quorum.Voter::parse).toList());
	}

	private static Map<String, String> byName(String... args) {
		Map<String, String> given = new HashMap<>();
		for (int i = 0; i < args.length; i += 2) {
			if (!args[i].startsWith("--") || i + 1 == args.length) {
				throw new IllegalArgumentException(USAGE);
			}
			given.put(args[i].substring(2), args[i + 1]);
		}
		return given;
	}

	private static Optional<String> take(Map<String, String> given, String name) {
		return Optional.ofNullable(given.remove(name));
	}

}
