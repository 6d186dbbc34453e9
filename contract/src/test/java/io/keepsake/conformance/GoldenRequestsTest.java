package io.keepsake.conformance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.ReadRequest;
import io.keepsake.contract.RequestReader;
import io.keepsake.contract.Requested;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each golden request gets what its file says, and the schema says no other.
 */
class GoldenRequestsTest {

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:01.317Z");

	/** What a program can tell and a schema cannot. */
	private static final Set<String> BEYOND_SCHEMAS = Set.of("account-unknown", "account-in-other-case", "too-deep",
			"image-id-twice");

	private final RequestReader reader = new RequestReader(Set.of("default", "acme")::contains, List.of("x-"));

	private final EventWriter events = new EventWriter(new Topics(), "/keepsake/conversion-service");

	private final DeadLetterWriter deadLetters = new DeadLetterWriter(new Topics(), "conversion-service");

	private final Conformance conformance = Conformance.ofContract();

	static Stream<Path> requests() {
		return ContractFiles.json("examples/requests").stream();
	}

	@ParameterizedTest
	@MethodSource("requests")
	void getsWhatItsFileSays(Path file) {
		ObjectNode golden = (ObjectNode) ContractFiles.read(file);
		ObjectNode expected = golden.objectNode();
		expected.set("about", golden.required("about"));
		expected.set("record", golden.required("record"));

		ConsumerRecord<byte[], byte[]> record = record(golden).consumed();
		String what = switch (this.reader.read(record, NOW)) {
			case ReadRequest.Accepted accepted -> {
				expected.set("accepted", json(accepted));
				yield "accepted";
			}
			case ReadRequest.Refused refused -> {
				expected.set("rejected", GoldenRecord.of(this.events.write(refused.outcome())).node());
				yield "rejected";
			}
			case ReadRequest.Unreadable unreadable -> {
				expected.set("unreadable",
						GoldenRecord.of(this.deadLetters.write(record, unreadable.reason(), unreadable.detail(), NOW))
							.node());
				yield "unreadable";
			}
		};

		assertThat(file).startsWith(Path.of("examples/requests", what));
		ContractFiles.assertCurrent(file, ContractFiles.pretty(expected));
	}

	private static ObjectNode json(ReadRequest.Accepted accepted) {
		Requested requested = accepted.requested();
		ObjectNode json = ContractFiles.JSON.createObjectNode();
		json.put("requestId", requested.requestId());
		json.put("imageId", requested.request().imageId());
		json.put("account", accepted.account());
		Instant expiresAt = requested.request().expiresAt();
		if (expiresAt != null) {
			json.put("expiresAt", expiresAt.toString());
		}
		json.set("headersOfTheOutcome", ContractFiles.JSON.valueToTree(requested.headers()));
		return json;
	}

	@ParameterizedTest
	@MethodSource("requests")
	void isJudgedAlikeByItsSchema(Path file) {
		boolean accepted = file.startsWith("examples/requests/accepted");
		boolean beyond = BEYOND_SCHEMAS.contains(file.getFileName().toString().replace(".json", ""));

		List<String> faults = faults(record((ObjectNode) ContractFiles.read(file)));

		if (accepted || beyond) {
			assertThat(faults).isEmpty();
		}
		else {
			assertThat(faults).isNotEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("requests")
	void isAnsweredByARecordOfTheContract(Path file) {
		ContractFiles.read(file).properties().forEach((part) -> {
			if (Set.of("rejected", "unreadable").contains(part.getKey())) {
				assertThat(faults(new GoldenRecord((ObjectNode) part.getValue()))).isEmpty();
			}
		});
	}

	private List<String> faults(GoldenRecord record) {
		return this.conformance.faults(record.topic(), record.key(), record.headers(), record.value());
	}

	private static GoldenRecord record(ObjectNode golden) {
		return new GoldenRecord((ObjectNode) golden.required("record"));
	}

}
