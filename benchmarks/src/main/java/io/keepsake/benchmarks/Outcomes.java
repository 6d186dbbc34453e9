package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.keepsake.contract.ContractJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/**
 * The outcomes, as a consumer of committed records has them.
 */
final class Outcomes implements AutoCloseable {

	private final List<Outcome> all = new ArrayList<>();

	private final InstantSource clock;

	private final Thread thread;

	private volatile boolean closing;

	Outcomes(String bootstrapServers, List<String> topics, InstantSource clock) {
		this.clock = clock;
		this.thread = Thread.ofPlatform().daemon().name("outcomes").start(() -> read(bootstrapServers, topics));
	}

	private void read(String bootstrapServers, List<String> topics) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "auto.offset.reset",
						"earliest", "allow.auto.create.topics", false, "enable.auto.commit", false),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(topics.stream()
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList());
			while (!this.closing) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
					add(outcome(record));
				}
			}
		}
	}

	private Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
		JsonNode json = ContractJson.mapper().readTree(record.value());
		boolean completed = json.has("completedAt");
		return new Outcome(json.path("imageId").asLong(), completed,
				Instant.parse(json.path(completed ? "completedAt" : "failedAt").asString()), this.clock.instant());
	}

	private synchronized void add(Outcome outcome) {
		this.all.add(outcome);
		notifyAll();
	}

	synchronized int count() {
		return this.all.size();
	}

	/**
	 * Those from the given one on.
	 */
	synchronized List<Outcome> from(int first) {
		return List.copyOf(this.all.subList(first, this.all.size()));
	}

	/**
	 * Waits until there are so many, saying now and then how far it is.
	 * @param patience in real time
	 * @throws NotMeasured if they do not come
	 */
	synchronized void await(int wanted, Duration patience, Supplier<String> doing) {
		long start = System.nanoTime();
		long said = start;
		while (this.all.size() < wanted) {
			long now = System.nanoTime();
			if (now - start > patience.toNanos()) {
				throw new NotMeasured("%s: %d of %d outcomes within %d s".formatted(doing.get(), this.all.size(),
						wanted, patience.toSeconds()));
			}
			if (now - said > 10_000_000_000L) {
				System.out.printf("  %3d s: %s, %d of %d outcomes%n", (now - start) / 1_000_000_000, doing.get(),
						this.all.size(), wanted);
				said = now;
			}
			try {
				wait(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new NotMeasured("interrupted");
			}
		}
	}

	@Override
	public void close() {
		this.closing = true;
		Pause.untilEnded(this.thread);
	}

}
