package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from a time until where it ends now.
 */
public final class TopicScan {

	private static final Duration POLL = Duration.ofMillis(200);

	private final Connection connection;

	private final String topic;

	public TopicScan(Connection connection, String topic) {
		this.connection = connection;
		this.topic = topic;
	}

	/**
	 * @param since records of this time and later, and some that are earlier; null for
	 * all
	 * @return how far each partition was read
	 * @throws NoSuchTopicException if there is no such topic: to find nothing in it would
	 * look as if nothing had happened
	 * @throws TimeoutException if no broker answers
	 */
	public Map<Integer, Long> read(@Nullable Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		try (KafkaConsumer<byte[], byte[]> consumer = this.connection.consumer()) {
			List<TopicPartition> partitions = partitions(consumer);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			consumer.assign(partitions);
			if (since == null) {
				consumer.seekToBeginning(partitions);
			}
			else {
				seek(consumer, since, ends);
			}
			readTo(consumer, ends, reader);
			return byNumber(ends);
		}
	}

	/**
	 * @param from where to begin, by partition; those that it does not name are read
	 * whole
	 */
	public Map<Integer, Long> readFrom(Map<Integer, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		try (KafkaConsumer<byte[], byte[]> consumer = this.connection.consumer()) {
			List<TopicPartition> partitions = partitions(consumer);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			consumer.assign(partitions);
			partitions.forEach((partition) -> {
				Long start = from.get(partition.partition());
				if (start != null) {
					consumer.seek(partition, start);
				}
				else {
					consumer.seekToBeginning(List.of(partition));
				}
			});
			readTo(consumer, ends, reader);
			return byNumber(ends);
		}
	}

	private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
		List<TopicPartition> partitions = consumer.partitionsFor(this.topic)
			.stream()
			.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
			.toList();
		if (partitions.isEmpty()) {
			throw new NoSuchTopicException(this.topic, this.connection.topics().prefix());
		}
		return partitions;
	}

	private static void seek(KafkaConsumer<byte[], byte[]> consumer, Instant since, Map<TopicPartition, Long> ends) {
		Map<TopicPartition, Long> times = new HashMap<>();
		ends.keySet().forEach((partition) -> times.put(partition, Math.max(0, since.toEpochMilli())));
		Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
		ends.forEach((partition, end) -> {
			OffsetAndTimestamp start = starts.get(partition);
			consumer.seek(partition, (start != null) ? start.offset() : end);
		});
	}

	private void readTo(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends,
			Consumer<ConsumerRecord<byte[], byte[]>> reader) {
		Set<TopicPartition> left = new HashSet<>(ends.keySet());
		long lastHeard = System.nanoTime();
		while (true) {
			if (left.removeIf((partition) -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))) {
				consumer.assign(left); // what has been read to its end is asked for no
										// more
			}
			if (left.isEmpty()) {
				return;
			}
			boolean heard = false;
			for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
				heard = true;
				if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
					reader.accept(record);
				}
			}
			lastHeard = heard ? System.nanoTime() : lastHeard;
			if (System.nanoTime() - lastHeard > this.connection.patience().toNanos()) {
				throw new TimeoutException("no broker sends the records of " + this.topic);
			}
		}
	}

	private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> ends) {
		Map<Integer, Long> byNumber = new HashMap<>();
		ends.forEach((partition, end) -> byNumber.put(partition.partition(), end));
		return byNumber;
	}

}
