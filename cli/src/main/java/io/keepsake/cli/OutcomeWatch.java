package io.keepsake.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.replay.Connection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes from now on.
 */
final class OutcomeWatch implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final String completed;

	private final KafkaConsumer<byte[], byte[]> consumer;

	OutcomeWatch(Connection kafka) {
		this.completed = kafka.topics().completed();
		this.consumer = kafka.consumer();
		List<TopicPartition> partitions = Stream.of(this.completed, kafka.topics().failed())
			.flatMap((topic) -> this.consumer.partitionsFor(topic).stream())
			.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
			.toList();
		if (partitions.isEmpty()) {
			throw CommandException
				.usage("there is no topic " + this.completed + ": start a service first, or see --topic-prefix");
		}
		this.consumer.assign(partitions);
		this.consumer.seekToEnd(partitions);
		partitions.forEach(this.consumer::position); // now, not at the first poll
	}

	/**
	 * The next ones, if there are some soon.
	 */
	List<Ended> next() {
		List<Ended> ended = new ArrayList<>();
		for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(POLL)) {
			if (record.topic().equals(this.completed)) {
				if (EventReader.completed(record.headers(),
						record.value()) instanceof ReadEvent.Understood<ConversionCompleted>(var event)) {
					ended.add(new Ended(key(event.account(), event.imageId(), event.requestId()), "completed", null,
							event.alreadySnapshot() ? "it was a snapshot already" : null));
				}
			}
			else if (EventReader.failed(record.headers(),
					record.value()) instanceof ReadEvent.Understood<ConversionFailed>(var event)) {
				ended.add(new Ended(key(event.account(), event.imageId(), event.requestId()), "failed",
						event.reason().code(), event.detail()));
			}
		}
		return ended;
	}

	private static String key(String account, long imageId, String requestId) {
		return account + "/" + imageId + "/" + requestId;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

	/** How a request ended. */
	record Ended(String key, String outcome, @Nullable String reason, @Nullable String detail) {
	}

}
