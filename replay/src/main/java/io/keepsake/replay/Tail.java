package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.Requested;
import io.keepsake.contract.RequestReader;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Follows the topics from where a plan left off.
 */
final class Tail implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Connection connection;

	private final Topics topics;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Changes changes;

	private final RequestReader requests = new RequestReader((_) -> true, List.of());

	Tail(Connection connection, Plan plan) {
		this.connection = connection;
		this.topics = connection.topics();
		this.changes = new Changes(plan.id());
		this.consumer = connection.consumer();
		List<TopicPartition> all = new ArrayList<>();
		for (String topic : List.of(this.topics.requests(), this.topics.completed(), this.topics.failed())) {
			this.consumer.partitionsFor(topic)
				.forEach((partition) -> all.add(new TopicPartition(topic, partition.partition())));
		}
		this.consumer.assign(all);
		for (TopicPartition partition : all) {
			Long end = plan.ends().getOrDefault(partition.topic(), Map.of()).get(partition.partition());
			if (end != null) {
				this.consumer.seek(partition, end);
			}
			else {
				this.consumer.seekToBeginning(List.of(partition)); // it was added since
			}
		}
	}

	/**
	 * With all that is committed by now.
	 */
	Changes upToDate() {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.consumer.assignment());
		long end = System.nanoTime() + this.connection.patience().toNanos();
		while (!ends.entrySet().stream().allMatch((wanted) -> isRead(wanted.getKey(), wanted.getValue()))) {
			if (read(POLL)) {
				end = System.nanoTime() + this.connection.patience().toNanos();
			}
			else if (System.nanoTime() > end) {
				throw new TimeoutException("no broker sends the records of " + this.topics.requests());
			}
		}
		return this.changes;
	}

	private boolean isRead(TopicPartition partition, long end) {
		return this.consumer.position(partition) >= end;
	}

	/**
	 * Waits for news, for so long at most.
	 */
	Changes await(Duration atMost) {
		read(atMost);
		return this.changes;
	}

	private boolean read(Duration atMost) {
		boolean heard = false;
		for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(atMost)) {
			heard = true;
			if (record.topic().equals(this.topics.requests())) {
				requested(record);
			}
			else if (record.topic().equals(this.topics.completed())) {
				completed(record);
			}
			else {
				failed(record);
			}
		}
		return heard;
	}

	private void requested(ConsumerRecord<byte[], byte[]> record) {
		if (this.requests.read(record,
				Instant.EPOCH) instanceof ReadRequest.Accepted(Requested requested, String account)) {
			this.changes.requested(account, requested.request().imageId(), requested.requestId(), requested.headers());
		}
	}

	private void completed(ConsumerRecord<byte[], byte[]> record) {
		if (EventReader.completed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionCompleted>(ConversionCompleted event)) {
			this.changes.completed(event);
		}
	}

	private void failed(ConsumerRecord<byte[], byte[]> record) {
		if (EventReader.failed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)) {
			this.changes
				.failed(new FailedRequest(new Coordinates(record.topic(), record.partition(), record.offset()), event));
		}
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
