package io.keepsake.endtoend;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.keepsake.testing.Arrivals;
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

	private final Arrivals<Received> records = new Arrivals<>();

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
					this.records.add(Received.of(record));
				}
			}
		}
	}

	List<Received> records() {
		return this.records.all();
	}

	List<Received> records(String topic) {
		return records().stream().filter((record) -> record.topic().equals(topic)).toList();
	}

	/**
	 * The first record that matches, as soon as there is one.
	 * @param expected what is awaited, for the message
	 */
	Received await(String expected, Predicate<Received> wanted) {
		return this.records.await(wanted, Await.BOUND)
			.orElseThrow(() -> new AssertionError(
					"Expected %s within %s, but saw the end of%n%s".formatted(expected, Await.BOUND,
							records().reversed()
								.stream()
								.limit(20)
								.map(Received::toString)
								.collect(Collectors.joining("\n")))));
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
