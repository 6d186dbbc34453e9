package io.keepsake.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.Event;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The golden events are, byte by byte, what Keepsake writes.
 */
class GoldenEventsTest {

	private final Conformance conformance = Conformance.ofContract();

	static Stream<Path> events() {
		return Stream.of("actions", "completed", "failed")
			.flatMap((folder) -> ContractFiles.json("examples/" + folder).stream());
	}

	@ParameterizedTest
	@MethodSource("events")
	void isWhatKeepsakeWrites(Path file) {
		ObjectNode golden = (ObjectNode) ContractFiles.read(file);
		GoldenRecord record = record(golden);

		EventWriter writer = new EventWriter(new Topics(), record.headers().getOrDefault("ce_source", ""));
		GoldenRecord written = GoldenRecord.of(writer.write(read(record)));

		ContractFiles.assertCurrent(file, ContractFiles.pretty(golden.deepCopy().set("record", written.node())));
	}

	private static Event read(GoldenRecord golden) {
		ConsumerRecord<byte[], byte[]> record = golden.consumed();
		ReadEvent<? extends Event> read = switch (golden.topic()) {
			case "convert-backup.actions" -> EventReader.actionStarted(record.headers(), record.value());
			case "convert-backup.completed" -> EventReader.completed(record.headers(), record.value());
			case "convert-backup.failed" -> EventReader.failed(record.headers(), record.value());
			default -> throw new AssertionError(golden.topic());
		};
		return switch (read) {
			case ReadEvent.Understood<? extends Event> understood -> understood.event();
			case ReadEvent.Malformed<? extends Event> malformed -> throw new AssertionError(malformed);
		};
	}

	@ParameterizedTest
	@MethodSource("events")
	void keepsToTheContract(Path file) {
		GoldenRecord record = record(ContractFiles.read(file));

		assertThat(this.conformance.faults(record.topic(), record.key(), record.headers(), record.value())).isEmpty();
	}

	@Test
	void thereIsOneForEveryReason() {
		List<String> reasons = Stream
			.concat(ContractFiles.json("examples/failed").stream(),
					ContractFiles.json("examples/requests/rejected").stream())
			.map(ContractFiles::read)
			.map((file) -> file.path(file.has("rejected") ? "rejected" : "record").at("/value/reason").asString())
			.distinct()
			.toList();

		assertThat(reasons).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(FailureReason.values()).map(FailureReason::code).toList());
	}

	private static GoldenRecord record(JsonNode golden) {
		return new GoldenRecord((ObjectNode) golden.required("record"));
	}

}
