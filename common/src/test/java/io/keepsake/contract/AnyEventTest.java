package io.keepsake.contract;

import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever became of its bytes: an event is understood or malformed, and reading it does
 * not throw.
 */
class AnyEventTest {

	private static final int RECORDS = 10_000;

	private final EventWriter events = new EventWriter(new Topics(), "/keepsake/conversion-service");

	private final Random random = new Random(42);

	@Test
	void isAnEventOrNot() {
		int understood = 0;

		for (int i = 0; i < RECORDS; i++) {
			byte[] started = damaged(this.events.write(Events.STARTED_FOR_TWO));
			understood += (EventReader.actionStarted(new RecordHeaders(), started) instanceof ReadEvent.Understood) ? 1
					: 0;
			EventReader.completed(new RecordHeaders(), damaged(this.events.write(Events.COMPLETED)));
			EventReader.failed(new RecordHeaders(), damaged(this.events.write(Events.ERRORED)));
		}

		assertThat(understood).isBetween(RECORDS / 4, RECORDS - 1000);
	}

	private byte[] damaged(ProducerRecord<byte[], byte[]> event) {
		byte[] bytes = event.value().clone();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
		}
		return bytes;
	}

}
