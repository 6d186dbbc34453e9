package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

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

	private final Counted before;

	private final RequestReader requests = new RequestReader((_) -> true, List.of());

	private Tail(Connection connection, String replayId, Counted before, List<String> followed,
			Map<String, Map<Integer, Long>> from) {
		this.connection = connection;
		this.topics = connection.topics();
		this.changes = new Changes(replayId, before.outcomes());
		this.before = before;
		this.consumer = connection.consumer();
		List<TopicPartition> all = new ArrayList<>();
		for (String topic : followed) {
			this.consumer.partitionsFor(topic)
				.forEach((partition) -> all.add(new TopicPartition(topic, partition.partition())));
		}
		this.consumer.assign(all);
		for (TopicPartition partition : all) {
			Long start = from.getOrDefault(partition.topic(), Map.of()).get(partition.partition());
			if (start != null) {
				this.consumer.seek(partition, start);
			}
			else {
				this.consumer.seekToBeginning(List.of(partition)); // it was added since
			}
		}
	}

	/**
	 * All that has happened since the plan was made.
	 * @param before what of its outcomes is counted already, and may have expired
	 */
	static Tail ofPlan(Connection connection, Plan plan, Counted before) {
		Topics topics = connection.topics();
		return new Tail(connection, plan.id(), before, List.of(topics.requests(), topics.completed(), topics.failed()),
				plan.ends());
	}

	/**
	 * The outcomes alone, from where they were counted last.
	 */
	static Tail ofOutcomes(Connection connection, Plan plan, Counted before) {
		Topics topics = connection.topics();
		Map<String, Map<Integer, Long>> from = new HashMap<>(plan.ends());
		from.putAll(before.positions());
		return new Tail(connection, plan.id(), before, List.of(topics.completed(), topics.failed()), from);
	}

	Changes changes() {
		return this.changes;
	}

	/**
	 * How its requests have ended as far as this has read, to be counted on from there.
	 */
	Counted counted() {
		Map<String, Map<Integer, Long>> positions = new TreeMap<>();
		for (TopicPartition partition : this.consumer.assignment()) {
			if (!partition.topic().equals(this.topics.requests())) {
				positions.computeIfAbsent(partition.topic(), (_) -> new TreeMap<>())
					.put(partition.partition(), Math.max(this.consumer.position(partition),
							this.before.next(partition.topic(), partition.partition())));
			}
		}
		return new Counted(this.changes.outcomes(), positions);
	}

	/**
	 * Reads all that is committed by now, which may take minutes.
	 * @param goesOn is asked again and again whether to
	 * @return whether all is read
	 */
	boolean catchUp(BooleanSupplier goesOn) {
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(this.consumer.assignment());
		long end = System.nanoTime() + this.connection.patience().toNanos();
		while (!ends.entrySet().stream().allMatch((wanted) -> isRead(wanted.getKey(), wanted.getValue()))) {
			if (!goesOn.getAsBoolean()) {
				return false;
			}
			if (read(POLL)) {
				end = System.nanoTime() + this.connection.patience().toNanos();
			}
			else if (System.nanoTime() > end) {
				throw new TimeoutException("no broker sends the records of " + this.topics.requests());
			}
		}
		return true;
	}

	private boolean isRead(TopicPartition partition, long end) {
		return this.consumer.position(partition) >= end;
	}

	/**
	 * Waits for news, for so long at most.
	 */
	void await(Duration atMost) {
		read(atMost);
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
			this.changes.completed(event, isKnown(record));
		}
	}

	private void failed(ConsumerRecord<byte[], byte[]> record) {
		if (EventReader.failed(record.headers(),
				record.value()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)) {
			this.changes.failed(
					new FailedRequest(new Coordinates(record.topic(), record.partition(), record.offset()), event),
					isKnown(record));
		}
	}

	private boolean isKnown(ConsumerRecord<byte[], byte[]> record) {
		return this.before.holds(record.topic(), record.partition(), record.offset());
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
