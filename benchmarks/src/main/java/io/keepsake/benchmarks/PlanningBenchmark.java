package io.keepsake.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long the command line takes to plan a replay of very many failures, and how much
 * memory: the built jar, as a process of its own, on a broker in this one. Each request
 * stands on the topic of requests, too. Memory is what Linux says was the most that was
 * resident.
 */
final class PlanningBenchmark {

	private static final int PARTITIONS = 12;

	private static final int ACCOUNTS = 100;

	private PlanningBenchmark() {
	}

	/**
	 * Plans three times, and prints what each took.
	 * @param options the number of failures, and the jar; both may be absent
	 */
	static void run(List<String> options) {
		int failures = options.isEmpty() ? 1_000_000 : failures(options.getFirst());
		Path jar = Path.of((options.size() > 1) ? options.get(1) : "cli/target/keepsake.jar");
		if (!Files.exists(jar)) {
			throw new IllegalArgumentException(
					"benchmarks/run planning [1000000] [cli/target/keepsake.jar]: no " + jar);
		}
		try {
			run(failures, jar);
		}
		catch (IOException ex) {
			throw new NotMeasured(ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotMeasured("interrupted");
		}
	}

	private static int failures(String text) {
		if (!text.matches("[1-9]\\d{0,7}")) {
			throw new IllegalArgumentException("benchmarks/run planning: '" + text + "' is no number of failures");
		}
		return Integer.parseInt(text);
	}

	private static void run(int failures, Path jar) throws IOException, InterruptedException {
		try (Broker broker = Broker.start()) {
			String servers = broker.kafka().bootstrapServers();
			seed(servers, failures);
			for (int run = 1; run <= 3; run++) {
				plan(servers, jar, run);
			}
		}
	}

	private static void seed(String servers, int failures) {
		Topics topics = new Topics();
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
			admin
				.createTopics(List.of(topics.requests(), topics.completed(), topics.failed())
					.stream()
					.map((name) -> new NewTopic(name, PARTITIONS, (short) 1))
					.toList())
				.all()
				.toCompletionStage()
				.toCompletableFuture()
				.join();
		}
		EventWriter events = new EventWriter(topics, "/benchmark");
		Instant start = Instant.now().minus(Duration.ofDays(1));
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 262_144), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (int i = 0; i < failures; i++) {
				Instant requested = start.plusMillis(i);
				String account = "account-" + i % ACCOUNTS;
				ConvertBackup request = new ConvertBackup(7_000_000L + i, "nightly-2026-11-22-" + i, account,
						start.plus(Duration.ofDays(28)));
				var _ = producer.send(new ProducerRecord<>(topics.requests(), null, requested.toEpochMilli(), null,
						"{\"imageId\":%d,\"requestId\":\"%s\",\"account\":\"%s\"}"
							.formatted(request.imageId(), request.requestId(), account)
							.getBytes(StandardCharsets.UTF_8)));
				var _ = producer.send(events.write(failed(request, account, requested)));
			}
		}
		System.out.println(failures + " requests and as many failures on " + PARTITIONS + " partitions each");
	}

	private static ConversionFailed failed(ConvertBackup request, String account, Instant requested) {
		return new ConversionFailed(String.valueOf(request.requestId()), request.imageId(), account, 3_100_000_000L,
				FailureReason.ERRORED, true, "Action 3100000000 ended in error and the image is still a backup.", null,
				null, null, 4, requested, requested.plusSeconds(600), List.of(), request,
				Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
	}

	private static void plan(String servers, Path jar, int run) throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-Xmx320m", "-jar", jar.toString(), "replay", "plan", "--all", "--why", "benchmark",
				"-o", "ndjson", "--bootstrap-server", servers)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		long peak = 0;
		while (!process.waitFor(Duration.ofMillis(100))) {
			peak = Math.max(peak, peakOf(process));
		}
		System.out.printf("run %d: exit code %d, %.1f s, %d MB resident at most%n", run, process.exitValue(),
				(System.nanoTime() - start) / 1e9, peak / 1024);
	}

	// in kB; what has just ended has none
	private static long peakOf(Process process) {
		try {
			return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))
				.stream()
				.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
