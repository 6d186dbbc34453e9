package io.keepsake.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.keepsake.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How Kafka is reached.
 *
 * @param properties of Kafka's clients: the brokers, and what TLS and SASL want
 * @param patience for a broker to answer
 */
public record Connection(Map<String, Object> properties, Topics topics, Duration patience) {

	/**
	 * A killed transaction holds up all readers of its topics until this time is over.
	 */
	private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

	/** As the services allow: a request of a megabyte with what Keepsake adds. */
	private static final int LARGEST_RECORD = 3 * 1024 * 1024;

	// as text: they are secrets, some of them
	@Override
	public String toString() {
		return "Connection to " + this.properties.get("bootstrap.servers");
	}

	/**
	 * Reads what is committed, in no group, so that it disturbs nobody.
	 */
	public KafkaConsumer<byte[], byte[]> consumer() {
		Map<String, Object> all = common();
		all.putAll(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest",
				"allow.auto.create.topics", false, "enable.auto.commit", false, "max.poll.records", 5000));
		all.remove("group.id");
		return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	public KafkaProducer<byte[], byte[]> producer() {
		return producer(Map.of());
	}

	/**
	 * Of all producers of that name only the newest one can write.
	 */
	KafkaProducer<byte[], byte[]> transactional(String name) {
		return producer(
				Map.of("transactional.id", name, "transaction.timeout.ms", (int) LONGEST_TRANSACTION.toMillis()));
	}

	private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
		Map<String, Object> all = common();
		int patient = (int) this.patience.toMillis();
		all.putAll(Map.of("enable.idempotence", true, "acks", "all", "linger.ms", 0, "max.block.ms",
				this.patience.toMillis(), "max.request.size", LARGEST_RECORD, "delivery.timeout.ms", patient * 2,
				"request.timeout.ms", patient));
		all.putAll(more);
		return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
	}

	public Admin admin() {
		return Admin.create(common());
	}

	private Map<String, Object> common() {
		Map<String, Object> all = new HashMap<>(this.properties);
		int patient = (int) this.patience.toMillis();
		all.put("default.api.timeout.ms", patient);
		all.put("request.timeout.ms", patient);
		return all;
	}

}
