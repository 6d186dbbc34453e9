package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.contract.ContractJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Enters the actions of a topic into a ledger when they are committed.
 */
final class PublishedActions implements AutoCloseable {

	private final Thread thread;

	private volatile boolean closing;

	private volatile @Nullable RuntimeException failure;

	PublishedActions(String bootstrapServers, String topic, Ledger ledger) {
		this.thread = Thread.ofPlatform().daemon().name("actions").start(() -> {
			try {
				read(bootstrapServers, topic, ledger);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
		});
	}

	private void read(String bootstrapServers, String topic, Ledger ledger) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "auto.offset.reset",
						"earliest", "enable.auto.commit", false, "max.poll.records", 5000),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(IntStream.range(0, Arena.PARTITIONS)
				.mapToObj((partition) -> new TopicPartition(topic, partition))
				.toList());
			while (!this.closing) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
					long now = System.nanoTime();
					JsonNode action = ContractJson.mapper().readTree(record.value());
					ledger.published(action.path("imageId").asLong(), action.path("action").path("id").asLong(), now);
				}
			}
		}
	}

	/**
	 * @throws NotMeasured if it does not read any more
	 */
	void check() {
		if (this.failure != null) {
			throw new NotMeasured("The actions could not be read: " + this.failure);
		}
	}

	@Override
	public void close() {
		this.closing = true;
		Pause.untilEnded(this.thread);
	}

}
