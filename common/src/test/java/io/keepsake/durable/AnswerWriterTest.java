package io.keepsake.durable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerWriterTest {

	private final LoopCodec<Toy.Response> codec = new LoopCodec<>(Toy.Response.class);

	@Test
	void answersThatAreTooLargeForARecordTogetherAreWrittenApart() {
		List<LoopRecord.Ticketed<Toy.Response>> replies = IntStream.range(0, 20)
			.mapToObj((number) -> new LoopRecord.Ticketed<>(new Ticket(1, number),
					(Reply<Toy.Response>) new Reply.Answered<>(new Toy.Response("a rather long answer"))))
			.toList();
		int most = write(new LoopRecord.Answers<>(replies.subList(0, 6))).length;
		Narrow producer = new Narrow(most);
		try (AnswerWriter<Toy.Response> writer = new AnswerWriter<>(producer, "loop", this.codec,
				Duration.ofMillis(50))) {
			replies.forEach((reply) -> writer.write(3, reply));
		}

		assertThat(producer.history()).hasSizeGreaterThan(1)
			.allSatisfy((record) -> assertThat(record.value()).hasSizeLessThanOrEqualTo(most));
		assertThat(producer.history().stream().flatMap((record) -> read(record.value()).stream())).hasSize(20)
			.containsExactlyElementsOf(replies);
	}

	private byte[] write(LoopRecord.Answers<Toy.Response> answers) {
		return this.codec.write(answers);
	}

	@SuppressWarnings("unchecked")
	private List<LoopRecord.Ticketed<Toy.Response>> read(byte[] value) {
		return ((LoopRecord.Answers<Toy.Response>) this.codec.read(value)).replies();
	}

	/** Refuses what is too large, as Kafka's does before anything is sent. */
	private static final class Narrow extends MockProducer<byte[], byte[]> {

		private final int most;

		Narrow(int most) {
			super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
			this.most = most;
		}

		@Override
		public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
			if (record.value().length > this.most) {
				RecordTooLargeException refusal = new RecordTooLargeException("too large");
				callback.onCompletion(null, refusal);
				return CompletableFuture.failedFuture(refusal);
			}
			return super.send(record, callback);
		}

	}

}
