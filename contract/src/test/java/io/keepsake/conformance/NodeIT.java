package io.keepsake.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.RequestReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the packages of npm say of the contract.
 */
@Needs(Tool.NODE)
class NodeIT {

	@Test
	void theParserOfAsyncApiFindsNoFaultInTheDocument() {
		List<String> output = node("validate.mjs", List.of(Path.of("asyncapi.yaml")));

		assertThat(output).last()
			.isEqualTo("3.0.0: convert-backup convert-backup.actions convert-backup.completed convert-backup.failed "
					+ "convert-backup.dead-letter");
	}

	@Test
	void cloudEventsReadsWhatKeepsakePublishes() {
		List<Path> files = GoldenEventsTest.events().toList();

		List<String> output = node("read-cloudevents.mjs", files);

		assertThat(output).hasSameSizeAs(files);
		for (int i = 0; i < files.size(); i++) {
			JsonNode record = ContractFiles.read(files.get(i)).required("record");
			JsonNode event = ContractFiles.JSON.readTree(output.get(i));
			assertThat(event.required("data")).isEqualTo(record.required("value"));
			for (String attribute : List.of("specversion", "id", "type", "source", "subject")) {
				assertThat(event.required(attribute)).isEqualTo(record.at("/headers/ce_" + attribute));
			}
			assertThat(event.required("datacontenttype").asString()).isEqualTo("application/json");
			assertThat(Instant.parse(event.required("time").asString()))
				.isEqualTo(record.at("/headers/ce_time").asString());
		}
	}

	@Test
	void keepsakeReadsARequestThatCloudEventsWrote() {
		RequestReader reader = new RequestReader("default"::equals, List.of());

		List<String> records = node("write-cloudevents.mjs", List.of());

		assertThat(records).hasSize(2)
			.allSatisfy((line) -> assertThat(reader.read(record(ContractFiles.JSON.readTree(line)), Instant.EPOCH))
				.isInstanceOfSatisfying(ReadRequest.Accepted.class, (accepted) -> {
					assertThat(accepted.requested().requestId()).isEqualTo("nightly-2026-11-22-0042");
					assertThat(accepted.requested().request().imageId()).isEqualTo(7938291);
				}));
	}

	private static ConsumerRecord<byte[], byte[]> record(JsonNode json) {
		RecordHeaders headers = new RecordHeaders();
		json.required("headers").forEachEntry((name, value) -> headers.add(name, bytes(value)));
		return new ConsumerRecord<>("convert-backup", 0, 0, 0, TimestampType.CREATE_TIME, -1, -1, null,
				bytes(json.required("value")), headers, Optional.empty());
	}

	private static byte[] bytes(JsonNode text) {
		return text.asString().getBytes(StandardCharsets.UTF_8);
	}

	private static List<String> node(String script, List<Path> arguments) {
		List<String> command = new ArrayList<>(List.of(Tool.NODE.path(), script));
		arguments.forEach((argument) -> command.add(argument.toAbsolutePath().toString()));
		try (Program program = Program.start(NodeModules.DIRECTORY, command)) {
			return program.output();
		}
	}

}
