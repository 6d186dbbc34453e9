package io.keepsake.quickstart;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what is on the topics, from their beginning: without a group, so that it
 * disturbs nobody, and only what is committed.
 */
final class TopicFollower implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Topics topics;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private Progress progress = Progress.NONE;

	TopicFollower(String bootstrapServers, Topics topics) {
		this.topics = topics;
		this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "client.id", "quickstart",
				"isolation.level", "read_committed", "auto.offset.reset", "earliest", "enable.auto.commit", false,
				"allow.auto.create.topics", false), new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/** Counts all that is there by now; nothing, where there is no topic yet. */
	Progress catchUp() {
		assignThoseThere();
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.consumer.assignment());
		while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
			poll(POLL);
		}
		return this.progress;
	}

	private void assignThoseThere() {
		if (this.consumer.assignment().isEmpty()) {
			Map<String, List<PartitionInfo>> there = this.consumer.listTopics();
			this.consumer.assign(Stream
				.of(this.topics.requests(), this.topics.actions(), this.topics.completed(), this.topics.failed(),
						this.topics.deadLetters())
				.flatMap((topic) -> Optional.ofNullable(there.get(topic)).stream().flatMap(List::stream))
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList());
		}
	}

	/** Waits so long for further records at most. */
	Progress poll(Duration patience) {
		this.consumer.poll(patience)
			.forEach((record) -> Sighting.of(record, this.topics)
				.ifPresent((sighting) -> this.progress = this.progress.with(sighting)));
		return this.progress;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
