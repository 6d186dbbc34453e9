package io.keepsake.contract;

import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventReaderTest {

	static final List<Event> EVENTS = List.of(Events.STARTED_FOR_TWO, Events.STARTED_AND_LITTLE_SAID, Events.COMPLETED,
			Events.COMPLETED_BEFORE, Events.ERRORED, Events.INVALID);

	private final EventWriter writer = new EventWriter(new Topics(), "/keepsake/status-poller");

	@ParameterizedTest
	@FieldSource("EVENTS")
	void readsWhatWasWritten(Event event) {
		assertThat(read(event, "")).isEqualTo(new ReadEvent.Understood<>(event));
	}

	@ParameterizedTest
	@FieldSource("EVENTS")
	void readsWhatALaterVersionAdds(Event event) {
		assertThat(read(event, "\"later\":{\"x\":[1.5,null]},")).isEqualTo(new ReadEvent.Understood<>(event));
	}

	@Test
	void takesNullForAbsent() {
		String json = """
				{"imageId":1,"account":"default","requestIds":null,"action":{"id":2,"status":"completed","startedAt":null},
				"submittedAt":"2026-11-22T04:00:02+01:00","attempts":1,"requests":[{"requestId":"a","headers":null,
				"requestedAt":"2026-11-22T03:00:00.042Z","request":{"imageId":1,"requestId":null}}]}""";

		assertThat(EventReader.actionStarted(new RecordHeaders(), Records.bytes(json)))
			.isEqualTo(new ReadEvent.Understood<>(Events.STARTED_AND_LITTLE_SAID));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                                             | EMPTY         | nothing but white space
			{                                              | NOT_JSON      | not JSON at line 1, column 2
			null                                           | NOT_AN_OBJECT | null, not an object
			[]                                             | NOT_AN_OBJECT | an array, not an object
			{}                                             | WRONG_TYPE    | wrong or missing: /imageId
			{"imageId":"1"}                                | WRONG_TYPE    | wrong or missing: /imageId
			{"imageId":1,"imageId":2}                      | WRONG_TYPE    | a field is missing, or there twice
			{"imageId":99999999999999999999}               | WRONG_TYPE    | wrong or missing: /imageId
			{"action":{"id":1.5}}                          | WRONG_TYPE    | wrong or missing: /action/id
			{"requests":[{"requestedAt":"x"}]}             | WRONG_TYPE    | wrong or missing: /requests/0/requestedAt
			{"submittedAt":1e999999999}                    | WRONG_TYPE    | wrong or missing: /submittedAt
			{"submittedAt":-9223372036854775808}           | WRONG_TYPE    | wrong or missing: /submittedAt
			{"submittedAt":"+1000000001-01-01T00:00:00Z"}  | WRONG_TYPE    | wrong or missing: /submittedAt
			{"requests":{"a":1}}                           | WRONG_TYPE    | wrong or missing: /requests
			{"account":7}                                  | WRONG_TYPE    | wrong or missing: /account
			{"requests":[null],"imageId":1,"attempts":1}   | WRONG_TYPE    | a field is missing, or there twice
			{"imageId":1,"account":"default","attempts":1} | WRONG_TYPE    | a field is missing, or there twice
			""")
	void tellsWhatIsMalformed(String value, DeadLetterReason reason, String detail) {
		assertThat(EventReader.actionStarted(new RecordHeaders(), Records.bytes(value)))
			.isEqualTo(new ReadEvent.Malformed<>(reason, detail));
	}

	@Test
	void tellsATombstone() {
		assertThat(EventReader.completed(new RecordHeaders(), null))
			.isEqualTo(new ReadEvent.Malformed<>(DeadLetterReason.TOMBSTONE, "no value"));
		assertThat(EventReader.failed(new RecordHeaders(), null))
			.isEqualTo(new ReadEvent.Malformed<>(DeadLetterReason.TOMBSTONE, "no value"));
	}

	private ReadEvent<? extends Event> read(Event event, String added) {
		ProducerRecord<byte[], byte[]> record = this.writer.write(event);
		byte[] value = Records.bytes(Records.text(record.value()).replaceFirst("\\{", "{" + added));
		return switch (event) {
			case ActionStarted _ -> EventReader.actionStarted(record.headers(), value);
			case ConversionCompleted _ -> EventReader.completed(record.headers(), value);
			case ConversionFailed _ -> EventReader.failed(record.headers(), value);
		};
	}

}
