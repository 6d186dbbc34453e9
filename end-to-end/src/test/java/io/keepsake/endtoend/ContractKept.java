package io.keepsake.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.conformance.Conformance;
import io.keepsake.contract.Topics;
import io.keepsake.testing.Received;
import org.apache.kafka.common.utils.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds every record of a run against the schemas: what Keepsake published keeps to them,
 * and they judge each request as Keepsake did.
 */
final class ContractKept {

	private static final Conformance CONTRACT = Conformance.ofContract();

	/** What a program can tell and a schema cannot. */
	private static final Set<String> BEYOND_SCHEMAS = Set.of("unknown-account", "duplicate-field", "too-deep");

	private final Topics topics;

	private final List<Received> records;

	/**
	 * Why a request was turned away, or nothing if it was not; by its id or its place.
	 */
	private final Map<String, Optional<String>> answers = new HashMap<>();

	ContractKept(Topics topics, List<Received> records) {
		this.topics = topics;
		this.records = records;
	}

	void assertKept() {
		for (Received record : this.records) {
			if (!record.topic().equals(this.topics.requests())) {
				assertThat(faults(record)).as(record.toString()).isEmpty();
				note(record);
			}
		}
		this.records.stream().filter((record) -> record.topic().equals(this.topics.requests())).forEach(this::request);
	}

	private List<String> faults(Received record) {
		return CONTRACT.faults(record.topic().substring(this.topics.prefix().length()), record.key().orElse(null),
				record.headers(), record.value().map(Bytes::get).orElse(null));
	}

	private void note(Received record) {
		if (record.topic().equals(this.topics.deadLetters())) {
			Map<String, String> headers = record.headers();
			this.answers.put(
					"%s-%s@%s".formatted(headers.get("keepsake-dead-letter-topic"),
							headers.get("keepsake-dead-letter-partition"), headers.get("keepsake-dead-letter-offset")),
					Optional.ofNullable(headers.get("keepsake-dead-letter-reason")));
			return;
		}
		JsonNode event = json(record);
		assertThat(record.key()).as(record.toString()).hasValue(event.path("account").asString());
		if (event.has("requestId")) {
			this.answers.put(event.path("requestId").asString(),
					event.path("violations")
						.valueStream()
						.map((violation) -> violation.path("code").asString())
						.findFirst());
		}
	}

	private void request(Received record) {
		String place = record.topic() + "-" + record.partition() + "@" + record.offset();
		Stream.of(json(record).path("requestId").asString(place), place)
			.flatMap((id) -> Stream.ofNullable(this.answers.get(id)))
			.findFirst()
			.ifPresent((answer) -> {
				List<String> faults = faults(record);
				if (answer.isEmpty() || BEYOND_SCHEMAS.contains(answer.get())) {
					assertThat(faults).as("accepted, or %s: %s", answer, place).isEmpty();
				}
				else {
					assertThat(faults).as("%s: %s", answer, place).isNotEmpty();
				}
			});
	}

	private static JsonNode json(Received record) {
		try {
			return JsonMapper.shared().readTree(record.value().map(Bytes::get).orElse(new byte[0]));
		}
		catch (JacksonException ex) {
			return JsonMapper.shared().missingNode();
		}
	}

}
