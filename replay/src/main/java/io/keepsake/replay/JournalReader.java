package io.keepsake.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Follows the journal.
 */
final class JournalReader implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final Connection connection;

	private final TopicPartition partition;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Journal journal;

	private final Consumer<String> notes;

	/**
	 * @param entriesOf the replay whose entries are wanted, else empty
	 * @param notes is told of records that are not understood
	 */
	JournalReader(Connection connection, String entriesOf, Consumer<String> notes) {
		this.notes = notes;
		this.connection = connection;
		this.partition = new TopicPartition(connection.topics().replays(), 0);
		this.consumer = connection.consumer();
		this.journal = new Journal(this.partition.topic(), entriesOf);
	}

	/**
	 * With all that is committed by now.
	 */
	Journal upToDate() {
		if (this.consumer.assignment().isEmpty()) {
			if (this.consumer.partitionsFor(this.partition.topic()).isEmpty()) {
				return this.journal; // nobody has planned anything yet
			}
			this.consumer.assign(List.of(this.partition));
			this.consumer.seekToBeginning(List.of(this.partition));
		}
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(List.of(this.partition));
		long end = System.nanoTime() + this.connection.patience().toNanos();
		while (this.consumer.position(this.partition) < ends.getOrDefault(this.partition, 0L)) {
			if (poll() > 0) {
				end = System.nanoTime() + this.connection.patience().toNanos();
			}
			else if (System.nanoTime() > end) {
				throw new TimeoutException("no broker sends the records of " + this.partition.topic());
			}
		}
		return this.journal;
	}

	/**
	 * With all up to what was just committed, which can be read a little later than that
	 * is known.
	 * @throws TimeoutException if no broker shows it in time
	 */
	void readPast(long offset) {
		long end = System.nanoTime() + this.connection.patience().toNanos();
		upToDate();
		while (this.consumer.position(this.partition) <= offset) {
			if (System.nanoTime() > end) {
				throw new TimeoutException("no broker shows what was written to " + this.partition.topic());
			}
			upToDate();
		}
	}

	/**
	 * As it was read so far.
	 */
	Journal journal() {
		return this.journal;
	}

	private int poll() {
		int count = 0;
		for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(POLL)) {
			count++;
			if (record.key() != null && record.value() != null && !this.journal.read(record.key(), record.value())) {
				this.notes.accept(record.topic() + "-" + record.partition() + "@" + record.offset() + " ("
						+ new String(record.key(), StandardCharsets.UTF_8)
						+ ") is not understood and left out: did a later version write it?");
			}
		}
		return count;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
