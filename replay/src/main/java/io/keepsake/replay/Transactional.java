package io.keepsake.replay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes all of some records or none. Of those of one name only the newest can write.
 */
final class Transactional implements AutoCloseable {

	private final Producer<byte[], byte[]> producer;

	private final Duration patience;

	Transactional(Connection connection, String name) {
		this(connection.transactional(name), connection.patience());
	}

	Transactional(Producer<byte[], byte[]> producer, Duration patience) {
		this.producer = producer;
		this.patience = patience;
	}

	/**
	 * Aborts what the one before left open, and shuts it out.
	 */
	void begin() {
		this.producer.initTransactions();
	}

	/**
	 * A commit is answered before its records can be read.
	 * @return the offset of the last of them
	 * @throws TimeoutException if no broker says whether they are written
	 */
	long commit(List<ProducerRecord<byte[], byte[]>> records) {
		this.producer.beginTransaction();
		try {
			// what fails one of them fails the commit
			List<Future<RecordMetadata>> sent = records.stream().map(this.producer::send).toList();
			this.producer.commitTransaction();
			return sent.getLast().resultNow().offset();
		}
		catch (TimeoutException ex) {
			// it may be committed, so it cannot be aborted: whoever begins next ends it
			throw unanswered(ex);
		}
		catch (KafkaException ex) {
			abort(ex);
			throw isLate(ex) ? unanswered(ex) : ex;
		}
	}

	private static TimeoutException unanswered(KafkaException failure) {
		return new TimeoutException("whether all was written is not known: run it again once Kafka answers", failure);
	}

	private static boolean isLate(Throwable failure) {
		return failure instanceof TimeoutException || (failure.getCause() != null && isLate(failure.getCause()));
	}

	// an open transaction holds up the readers of its topics
	private void abort(KafkaException failure) {
		if (isShutOut(failure)) {
			return;
		}
		try {
			this.producer.abortTransaction();
		}
		catch (KafkaException | IllegalStateException ex) {
			if (isShutOut(ex)) {
				throw ex;
			}
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Whether a newer one of the same name has begun. A producer that has heard of it
	 * says so as the cause of whatever it is asked next.
	 */
	static boolean isShutOut(Throwable failure) {
		return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
				|| (failure.getCause() != null && isShutOut(failure.getCause()));
	}

	/**
	 * Waits for what is under way, but not for ever.
	 */
	@Override
	public void close() {
		this.producer.close(this.patience);
	}

}
