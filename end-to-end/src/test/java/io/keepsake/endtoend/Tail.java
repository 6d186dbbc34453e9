package io.keepsake.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.keepsake.testing.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Everything committed on some topics, as it comes in.
 */
final class Tail implements AutoCloseable {

	private final List<Received> records = new ArrayList<>();

	private final Thread thread;

	private volatile boolean closing;

	Tail(String bootstrapServers, List<String> topics) {
		this(Map.of("bootstrap.servers", bootstrapServers), topics);
	}

	/**
	 * @param client how the broker is reached
	 */
	Tail(Map<String, Object> client, List<String> topics) {
		this.thread = Thread.ofVirtual().start(() -> read(client, topics));
	}

	private void read(Map<String, Object> client, List<String> topics) {
		Map<String, Object> configuration = new HashMap<>(client);
		configuration.putAll(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest",
				"allow.auto.create.topics", false, "enable.auto.commit", false));
		try (KafkaConsumer<Bytes, Bytes> consumer = new KafkaConsumer<>(configuration, new BytesDeserializer(),
				new BytesDeserializer())) {
			consumer.assign(topics.stream()
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList());
			while (!this.closing) {
				for (ConsumerRecord<Bytes, Bytes> record : consumer.poll(Duration.ofMillis(100))) {
					add(Received.of(record));
				}
			}
		}
	}

	private synchronized void add(Received record) {
		this.records.add(record);
		notifyAll();
	}

	synchronized List<Received> records() {
		return List.copyOf(this.records);
	}

	List<Received> records(String topic) {
		return records().stream().filter((record) -> record.topic().equals(topic)).toList();
	}

	/**
	 * The first record that matches, as soon as there is one.
	 * @param expected what is awaited, for the message
	 */
	synchronized Received await(String expected, Predicate<Received> wanted) {
		long end = System.nanoTime() + Await.BOUND.toNanos();
		while (true) {
			for (Received record : this.records) {
				if (wanted.test(record)) {
					return record;
				}
			}
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError(
						"Expected %s within %s, but saw the end of%n%s".formatted(expected, Await.BOUND,
								this.records.reversed()
									.stream()
									.limit(20)
									.map(Received::toString)
									.collect(Collectors.joining("\n"))));
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.closing = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
