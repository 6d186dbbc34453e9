package io.keepsake.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** One reading of one topic, until a point in time. */
final class TopicCursor implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final String topic;

	private final Duration bound;

	private final long start = System.nanoTime();

	private final KafkaConsumer<Bytes, Bytes> consumer;

	private final List<Received> records = new ArrayList<>();

	TopicCursor(String bootstrapServers, String topic, Duration bound) {
		this.topic = topic;
		this.bound = bound;
		this.consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "auto.offset.reset",
						"earliest", "allow.auto.create.topics", false, "enable.auto.commit", false),
				new BytesDeserializer(), new BytesDeserializer());
	}

	List<Received> readToEnd() {
		assignAll("the topic");
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.consumer.assignment());
		return readUntil("all records up to " + ends,
				(_) -> ends.entrySet()
					.stream()
					.allMatch((end) -> this.consumer.position(end.getKey()) >= end.getValue()));
	}

	List<Received> readUntil(String expected, Predicate<List<Received>> condition) {
		assignAll(expected);
		while (!condition.test(List.copyOf(this.records))) {
			failWhenLate(expected);
			for (ConsumerRecord<Bytes, Bytes> record : this.consumer.poll(POLL)) {
				this.records.add(Received.of(record));
			}
		}
		return List.copyOf(this.records);
	}

	/** The topic may be yet to come, and so may the broker. */
	private void assignAll(String expected) {
		while (this.consumer.assignment().isEmpty()) {
			failWhenLate(expected);
			try {
				this.consumer.assign(this.consumer.partitionsFor(this.topic, left())
					.stream()
					.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
					.toList());
			}
			catch (RetriableException ex) {
				// asked again until the time is up
			}
		}
	}

	private Duration left() {
		Duration left = this.bound.minusNanos(System.nanoTime() - this.start);
		return left.isPositive() ? left : Duration.ZERO;
	}

	private void failWhenLate(String expected) {
		if (left().isZero()) {
			throw new AssertionError("Expected %s on %s within %s, but saw %d:%n%s".formatted(expected, this.topic,
					this.bound, this.records.size(),
					this.records.stream().map(Received::toString).collect(Collectors.joining("\n"))));
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
