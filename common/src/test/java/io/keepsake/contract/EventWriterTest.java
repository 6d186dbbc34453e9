package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EventWriterTest {

	private final EventWriter writer = new EventWriter(new Topics("eu."), "/keepsake/conversion-service");

	@ParameterizedTest
	@MethodSource("golden")
	void writesTheContractToTheLetter(Event event, String topic, String type, String json) {
		ProducerRecord<byte[], byte[]> record = this.writer.write(event);

		assertThat(Records.text(record.value())).isEqualTo(json.replace("\n", ""));
		assertThat(record.topic()).isEqualTo(topic);
		assertThat(record.partition()).isNull();
		assertThat(record.timestamp()).isEqualTo(event.time().toEpochMilli());
		assertThat(Records.text(record.key())).isEqualTo(event.account());
		assertThat(Records.texts(record.headers())).containsEntry("ce_type", type);
	}

	static Stream<Arguments> golden() {
		return Stream.of(
				arguments(Events.STARTED_FOR_TWO, "eu.convert-backup.actions", "io.keepsake.action.started.v1",
						"""
								{"imageId":7938291,"account":"archive","requestIds":["nightly-42","convert-backup-3@1042"],
								"action":{"id":3169590176,"status":"in-progress","startedAt":"2026-11-22T03:00:02Z"},
								"submittedAt":"2026-11-22T03:00:02Z","requests":[
								{"requestId":"nightly-42","requestedAt":"2026-11-22T03:00:00.042Z",
								"request":{"imageId":7938291,"requestId":"nightly-42","account":"archive","expiresAt":"2026-12-20T03:00:00Z"},
								"headers":{"keepsake-replay-id":"r-7","traceparent":"00-1-2-01"}},
								{"requestId":"convert-backup-3@1042","requestedAt":"2026-11-22T03:00:01Z",
								"request":{"imageId":7938291,"account":"archive"}}],
								"attempts":1}"""),
				arguments(Events.STARTED_AND_LITTLE_SAID, "eu.convert-backup.actions", "io.keepsake.action.started.v1",
						"""
								{"imageId":1,"account":"default","requestIds":["a"],"action":{"id":2,"status":"completed"},
								"submittedAt":"2026-11-22T03:00:02Z","requests":[
								{"requestId":"a","requestedAt":"2026-11-22T03:00:00.042Z","request":{"imageId":1}}],
								"attempts":1}"""),
				arguments(Events.COMPLETED, "eu.convert-backup.completed", "io.keepsake.conversion.completed.v1", """
						{"requestId":"nightly-42","imageId":7938291,"account":"archive","actionId":3169590176,
						"alreadySnapshot":false,"requestedAt":"2026-11-22T03:00:00.042Z",
						"submittedAt":"2026-11-22T03:00:02Z","completedAt":"2026-11-22T03:05:02.500Z"}"""),
				arguments(Events.COMPLETED_BEFORE, "eu.convert-backup.completed", "io.keepsake.conversion.completed.v1",
						"""
								{"requestId":"a","imageId":1,"account":"default","alreadySnapshot":true,
								"requestedAt":"2026-11-22T03:00:00.042Z","completedAt":"2026-11-22T03:05:02.500Z"}"""),
				arguments(Events.ERRORED, "eu.convert-backup.failed", "io.keepsake.conversion.failed.v1", """
						{"requestId":"nightly-42","imageId":7938291,"account":"archive","actionId":3169590176,
						"reason":"errored","retryable":true,"detail":"The action ended in error","httpStatus":200,
						"errorId":"server_error","apiRequestId":"req-1","attempts":3,
						"requestedAt":"2026-11-22T03:00:00.042Z","failedAt":"2026-11-22T03:05:02.500Z",
						"request":{"imageId":7938291,"requestId":"nightly-42","account":"archive",
						"expiresAt":"2026-12-20T03:00:00Z"}}"""),
				arguments(Events.INVALID, "eu.convert-backup.failed", "io.keepsake.conversion.failed.v1", """
						{"requestId":"a","imageId":0,"account":"default","reason":"invalid-request","retryable":false,
						"detail":"no","attempts":0,"requestedAt":"2026-11-22T03:00:00.042Z",
						"failedAt":"2026-11-22T03:05:02.500Z",
						"violations":[{"code":"not-positive","pointer":"/imageId","message":"no"}],
						"request":{"imageId":0,"requestId":"a"}}"""));
	}

	@Test
	void writesCloudEventsInBinaryMode() {
		assertThat(Records.texts(this.writer.write(Events.COMPLETED).headers()))
			.containsExactlyInAnyOrderEntriesOf(Map.of("content-type", "application/json", "ce_specversion", "1.0",
					"ce_id", "67915033-f0b0-3113-a1dd-aba3db513785", "ce_type", "io.keepsake.conversion.completed.v1",
					"ce_source", "/keepsake/conversion-service", "ce_time", "2026-11-22T03:05:02.500Z", "ce_subject",
					"7938291", "traceparent", "00-1-2-01"));
	}

	@Test
	void namesTheSameEventAlikeAndAnyOtherNot() {
		ConversionCompleted other = new ConversionCompleted("nightly-42", 7938292, "archive", 3169590176L, false,
				Records.PUBLISHED, Events.STARTED, Events.ENDED, Map.of());

		assertThat(id(Events.COMPLETED)).isEqualTo(id(Events.COMPLETED.withHeaders(Map.of()))).isNotEqualTo(id(other));
	}

	@Test
	void isNotDeceivedByHeadersOfTheRequest() {
		Event event = Events.COMPLETED.withHeaders(Map.of("ce_type", "other", "content-type", "text/plain"));

		ProducerRecord<byte[], byte[]> record = this.writer.write(event);

		assertThat(record.headers().headers("ce_type")).hasSize(1);
		assertThat(Records.texts(record.headers())).containsEntry("ce_type", "io.keepsake.conversion.completed.v1")
			.containsEntry("content-type", "application/json");
	}

	@Test
	void writesWhateverTheApiSaid() {
		ConversionFailed event = new ConversionFailed("a", 1, "default", null, FailureReason.REJECTED, true,
				"half \ud83d and \u0000", 422, null, null, 1, Records.PUBLISHED, Instant.EPOCH, List.of(),
				new ConvertBackup(1, null, null, null), Map.of());

		assertThat(Records.text(this.writer.write(event).value())).contains("\"detail\":\"half ? and \\u0000\"");
	}

	private String id(Event event) {
		return Records.texts(this.writer.write(event).headers()).getOrDefault("ce_id", "");
	}

}
