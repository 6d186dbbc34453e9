package io.keepsake.replay;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a commit that fails.
 */
class TransactionalTest {

	private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
			new ByteArraySerializer());

	private final Transactional transactional = new Transactional(this.producer, Duration.ofSeconds(1));

	@Test
	void whatMayBeCommittedIsNotAborted() {
		this.transactional.begin();
		this.producer.commitTransactionException = new TimeoutException("too late");

		assertThatExceptionOfType(TimeoutException.class).isThrownBy(this::commit)
			.withMessageContaining("run it again");

		assertThat(this.producer.transactionAborted()).isFalse();
	}

	@Test
	void whatIsNotIsAborted() {
		this.transactional.begin();
		this.producer.commitTransactionException = new KafkaException("no");

		assertThatExceptionOfType(KafkaException.class).isThrownBy(this::commit).withMessage("no");

		assertThat(this.producer.transactionAborted()).isTrue();
	}

	@Test
	void whatFailsTheAbortDoesNotHideWhatWentWrong() {
		this.transactional.begin();
		this.producer.commitTransactionException = new KafkaException("no");
		this.producer.abortTransactionException = new TimeoutException("too late");

		assertThatExceptionOfType(KafkaException.class).isThrownBy(this::commit).withMessage("no");
	}

	@Test
	void whoIsShutOutWritesNothingMore() {
		this.transactional.begin();
		this.producer.commitTransactionException = new ProducerFencedException("another");

		assertThatExceptionOfType(ProducerFencedException.class).isThrownBy(this::commit);

		assertThat(this.producer.transactionAborted()).isFalse();
	}

	private void commit() {
		this.transactional.commit(List.of(new ProducerRecord<>("some", new byte[] { 1 })));
	}

}
