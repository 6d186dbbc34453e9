package io.keepsake.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.keepsake.contract.Topics;
import io.keepsake.replay.Connection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code keepsake watch}: what happens on the topics.
 */
@Command(name = "watch", description = "Count what happens on the topics, live.", mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake watch", "  keepsake watch --every PT10S --for PT1M -o ndjson", "",
				"Rates are of the last interval, a minute." })
final class WatchCommand implements Callable<Integer> {

	private static final Duration POLL = Duration.ofMillis(100);

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Option(names = "--every", paramLabel = "DURATION", defaultValue = "PT1S", description = "default ${DEFAULT-VALUE}")
	private Duration every = Duration.ofSeconds(1);

	@Option(names = "--for", paramLabel = "DURATION", description = "end after this time; default: when interrupted")
	private @Nullable Duration length;

	@Override
	public Integer call() {
		if (!this.every.isPositive()) {
			throw CommandException.usage("--every must be more than 0");
		}
		Connection kafka = this.connection.connect();
		Map<String, String> names = names(kafka.topics());
		try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
			List<TopicPartition> partitions = names.keySet()
				.stream()
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			if (partitions.isEmpty()) {
				throw CommandException.usage("there is no topic " + kafka.topics().requests() + ": see --topic-prefix");
			}
			consumer.assign(partitions);
			consumer.seekToEnd(partitions);
			partitions.forEach(consumer::position);
			watch(consumer, names);
		}
		return ExitCode.DONE;
	}

	private static Map<String, String> names(Topics topics) {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(topics.requests(), "requested");
		names.put(topics.actions(), "submitted");
		names.put(topics.completed(), "completed");
		names.put(topics.failed(), "failed");
		names.put(topics.deadLetters(), "deadLetters");
		return names;
	}

	private void watch(KafkaConsumer<byte[], byte[]> consumer, Map<String, String> names) {
		long start = System.nanoTime();
		long end = (this.length != null) ? start + this.length.toNanos() : Long.MAX_VALUE;
		Map<String, Long> before = new LinkedHashMap<>();
		names.values().forEach((name) -> before.put(name, 0L));
		Map<String, Long> counts = new LinkedHashMap<>(before);
		long due = start + this.every.toNanos();
		Printer printer = new Printer(this.output, this.every);
		while (System.nanoTime() < end) {
			for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
				String name = names.get(record.topic());
				if (name != null) {
					counts.merge(name, 1L, Long::sum);
				}
			}
			if (System.nanoTime() >= due) {
				printer.print(counts, before);
				before.putAll(counts);
				due += this.every.toNanos();
			}
		}
		printer.print(counts, before);
	}

	/** One line an interval. */
	private record Printer(OutputOptions output, Duration every) {

		void print(Map<String, Long> counts, Map<String, Long> before) {
			Map<String, Double> rates = new LinkedHashMap<>();
			counts.forEach((name, count) -> rates.put(name,
					(count - before.getOrDefault(name, 0L)) * 60_000.0 / this.every.toMillis()));
			if (this.output.format() != Format.TABLE) {
				this.output.line(new Sample(Instant.now(), counts, rates));
				return;
			}
			StringBuilder line = new StringBuilder(Texts.time(Instant.now()));
			counts.forEach((name, count) -> line.append("  %s %d (%.0f/min)"
				.formatted(name.replace("deadLetters", "dead letters"), count, rates.getOrDefault(name, 0.0))));
			OutputOptions.out().println(line);
			OutputOptions.out().flush();
		}

	}

	/** Since the watch began, and a minute. Names are public API. */
	record Sample(Instant at, Map<String, Long> counts, Map<String, Double> perMinute) {
	}

}
