package io.keepsake.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.contract.ActionStarted.StartedAction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the bytes: a record is accepted, refused or unreadable, and what follows from
 * that can be written and read again.
 */
class AnyRecordTest {

	private static final int RECORDS = 10_000;

	private final RequestReader reader = new RequestReader(Set.of("default", "archive")::contains, List.of("x-"));

	private final EventWriter events = new EventWriter(new Topics(), "/keepsake/conversion-service");

	private final DeadLetterWriter deadLetters = new DeadLetterWriter(new Topics(), "conversion-service");

	private final Map<DeadLetterReason, Integer> reasons = new EnumMap<>(DeadLetterReason.class);

	private int accepted;

	private int refused;

	@Test
	void isOneOfThree() {
		GeneratedRecords records = new GeneratedRecords(20261122);

		for (int i = 0; i < RECORDS; i++) {
			ConsumerRecord<byte[], byte[]> record = records.next();
			switch (this.reader.read(record, Records.NOW)) {
				case ReadRequest.Accepted accepted -> carriesOn(accepted);
				case ReadRequest.Refused refused -> isAnswered(refused);
				case ReadRequest.Unreadable unreadable -> isKept(record, unreadable);
			}
		}

		// the generator reaches every arm and every reason, else this test proves little
		assertThat(this.accepted).isGreaterThan(500);
		assertThat(this.refused).isGreaterThan(500);
		assertThat(this.reasons).containsOnlyKeys(DeadLetterReason.values());
	}

	@Test
	void isAnEventOrNot() {
		GeneratedRecords records = new GeneratedRecords(42);
		byte[] event = this.events.write(Events.STARTED_FOR_TWO).value();
		int understood = 0;

		for (int i = 0; i < RECORDS; i++) {
			byte[] value = records.damaged(event.clone());
			understood += (EventReader.actionStarted(new RecordHeaders(), value) instanceof ReadEvent.Understood) ? 1
					: 0;
			EventReader.completed(new RecordHeaders(), value);
			EventReader.failed(new RecordHeaders(), records.next().value());
		}

		assertThat(understood).isBetween(RECORDS / 4, RECORDS - 1000);
	}

	private void carriesOn(ReadRequest.Accepted accepted) {
		this.accepted++;
		Requested requested = accepted.requested();
		assertThat(requested.request().imageId()).isPositive();
		assertThat(requested.requestId()).isNotEmpty().hasSizeLessThanOrEqualTo(255);
		assertThat(accepted.account()).isIn("default", "archive");
		ActionStarted event = new ActionStarted(requested.request().imageId(), accepted.account(),
				new StartedAction(1, "in-progress", null), Records.NOW, List.of(requested), 1);
		ProducerRecord<byte[], byte[]> written = this.events.write(event);
		assertThat(EventReader.actionStarted(written.headers(), written.value()))
			.isEqualTo(new ReadEvent.Understood<>(event));
	}

	private void isAnswered(ReadRequest.Refused refused) {
		this.refused++;
		assertThat(refused.outcome().violations()).isNotEmpty();
		ProducerRecord<byte[], byte[]> written = this.events.write(refused.outcome());
		assertThat(EventReader.failed(written.headers(), written.value())).isInstanceOf(ReadEvent.Understood.class);
	}

	private void isKept(ConsumerRecord<byte[], byte[]> record, ReadRequest.Unreadable unreadable) {
		this.reasons.merge(unreadable.reason(), 1, Integer::sum);
		assertThat(unreadable.detail()).isNotEmpty().hasSizeLessThan(100);
		ProducerRecord<byte[], byte[]> letter = this.deadLetters.write(record, unreadable.reason(), unreadable.detail(),
				Records.NOW);
		assertThat(letter.value()).isSameAs(record.value());
	}

}
