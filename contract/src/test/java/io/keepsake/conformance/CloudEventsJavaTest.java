package io.keepsake.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.keepsake.contract.DeadLetterReason;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.RequestReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keepsake and the Java SDK of CloudEvents read each other's records.
 */
class CloudEventsJavaTest {

	private static final String REQUEST = "{\"imageId\":7938291,\"requestId\":\"nightly-2026-11-22-0042\"}";

	private final RequestReader reader = new RequestReader("default"::equals, List.of());

	static Stream<Path> events() {
		return GoldenEventsTest.events();
	}

	@ParameterizedTest
	@MethodSource("events")
	void theSdkReadsWhatKeepsakePublishes(Path file) {
		GoldenRecord golden = new GoldenRecord((ObjectNode) ContractFiles.read(file).required("record"));
		Map<String, String> headers = golden.headers();

		CloudEvent event = KafkaMessageFactory.createReader(golden.consumed()).toEvent();

		assertThat(event.getSpecVersion()).hasToString("1.0");
		assertThat(event.getId()).isEqualTo(headers.get("ce_id"));
		assertThat(event.getType()).isEqualTo(headers.get("ce_type"));
		assertThat(event.getSource()).hasToString(headers.get("ce_source"));
		assertThat(event.getSubject()).isEqualTo(headers.get("ce_subject"));
		assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(headers.get("ce_time"));
		assertThat(event.getDataContentType()).isEqualTo("application/json");
		assertThat(event.getExtensionNames()).isEmpty();
		assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(golden.value());
	}

	@Test
	void keepsakeReadsARequestInBinaryMode() {
		assertAccepted(writer().writeBinary(event(REQUEST)));
	}

	@Test
	void keepsakeReadsARequestInStructuredMode() {
		assertAccepted(writer().writeStructured(event(REQUEST), "application/cloudevents+json"));
	}

	@Test
	void anEventWithoutDataInBinaryModeIsNoRequest() {
		assertUnreadable(writer().writeBinary(attributes().build()), DeadLetterReason.TOMBSTONE);
	}

	@Test
	void anEventWithoutDataInStructuredModeIsNoRequest() {
		assertUnreadable(writer().writeStructured(attributes().build(), "application/cloudevents+json"),
				DeadLetterReason.MISSING_FIELD);
	}

	private void assertAccepted(ProducerRecord<Void, byte[]> record) {
		assertThat(read(record)).isInstanceOfSatisfying(ReadRequest.Accepted.class, (accepted) -> {
			assertThat(accepted.requested().requestId()).isEqualTo("nightly-2026-11-22-0042");
			assertThat(accepted.requested().request().imageId()).isEqualTo(7938291);
		});
	}

	private void assertUnreadable(ProducerRecord<Void, byte[]> record, DeadLetterReason reason) {
		assertThat(read(record)).isInstanceOfSatisfying(ReadRequest.Unreadable.class,
				(unreadable) -> assertThat(unreadable.reason()).isEqualTo(reason));
	}

	private ReadRequest read(ProducerRecord<Void, byte[]> record) {
		return this.reader.read(new ConsumerRecord<>("convert-backup", 0, 0, 0, TimestampType.CREATE_TIME, -1, -1, null,
				record.value(), record.headers(), Optional.empty()), Instant.EPOCH);
	}

	private static MessageWriter<?, ProducerRecord<Void, byte[]>> writer() {
		return KafkaMessageFactory.createWriter("convert-backup");
	}

	private static CloudEvent event(String data) {
		return attributes().withData("application/json", data.getBytes(StandardCharsets.UTF_8)).build();
	}

	private static CloudEventBuilder attributes() {
		return CloudEventBuilder.v1()
			.withId("42")
			.withType("com.example.backup.due")
			.withSource(URI.create("/example/backups"));
	}

}
