package io.keepsake.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What conformance finds wrong, each in a golden record that was right before.
 */
class ConformanceTest {

	private final Conformance conformance = Conformance.ofContract();

	private final GoldenRecord failed = golden("examples/failed/errored.json", "record");

	@Test
	void findsNothingInARecordThatIsRight() {
		assertThat(faults(this.failed.headers(), text(this.failed))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"attempts":4              | "attempts":"4"                    | value: /attempts string found, integer expected
					"attempts":4,             | `` | value: required property 'attempts' not found
					"attempts":4              | "attempts":4,"new":1              | value: property 'new' is not defined in the schema and the schema does not allow additional properties
					"reason":"errored"        | "reason":"bored"                  | value: /reason does not have a value in the enumeration ["invalid-request", "not-found", "rejected", "attempts-exhausted", "errored", "timed-out"]
					"failedAt":"2026-11-22T03 | "failedAt":"22 November 2026 at 3 | value: /failedAt does not match the date-time pattern must be a valid RFC 3339 date-time
					"imageId":7938291,"req    | "imageId":1.5,"req                | value: /request/imageId number found, integer expected
					"actionId":3169590176     | "actionId":null                   | value: /actionId null found, integer expected
					"attempts":4              | "attempts":4,"attempts":5         | value: not JSON: Duplicate Object property "attempts"
					""")
	void findsWhatIsWrongInAValue(String right, String wrong, String fault) {
		String text = text(this.failed);
		assertThat(text).contains(right);

		assertThat(faults(this.failed.headers(), text.replace(right, wrong))).containsExactly(fault);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					content-type   | text/plain                            | headers: /content-type must be the constant value 'application/json'
					ce_type        | io.keepsake.conversion.completed.v1   | headers: /ce_type must be the constant value 'io.keepsake.conversion.failed.v1'
					ce_id          | 7                                     | headers: /ce_id does not match the uuid pattern must be a valid RFC 4122 UUID
					ce_time        | 2026-11-22                            | headers: /ce_time does not match the date-time pattern must be a valid RFC 3339 date-time
					ce_source      | /elsewhere                            | headers: /ce_source does not have a value in the enumeration ["/keepsake/conversion-service", "/keepsake/status-poller"]
					""")
	void findsWhatIsWrongInAHeader(String header, String wrong, String fault) {
		Map<String, String> headers = new HashMap<>(this.failed.headers());
		headers.put(header, wrong);

		assertThat(faults(headers, text(this.failed))).contains(fault);
	}

	@Test
	void findsThatAHeaderIsMissing() {
		Map<String, String> headers = new HashMap<>(this.failed.headers());
		headers.remove("ce_subject");

		assertThat(faults(headers, text(this.failed)))
			.containsExactly("headers: required property 'ce_subject' not found");
	}

	@Test
	void findsThatKeyOrValueIsMissing() {
		assertThat(this.conformance.faults(this.failed.topic(), null, this.failed.headers(), null))
			.containsExactly("key: null found, string expected", "value: none");
	}

	@Test
	void findsADeadLetterThatDoesNotSayWhy() {
		GoldenRecord letter = golden("examples/requests/unreadable/not-json.json", "unreadable");
		Map<String, String> headers = new HashMap<>(letter.headers());
		headers.put("keepsake-dead-letter-reason", "ugly");

		assertThat(this.conformance.faults(letter.topic(), null, letter.headers(), letter.value())).isEmpty();
		assertThat(this.conformance.faults(letter.topic(), null, headers, letter.value())).singleElement()
			.asString()
			.startsWith("headers: /keepsake-dead-letter-reason does not have a value in the enumeration");
	}

	@Test
	void findsThatATopicIsNone() {
		assertThat(this.conformance.faults("convert-backup.other", null, Map.of(), null))
			.containsExactly("no topic of the contract: convert-backup.other");
	}

	private List<String> faults(Map<String, String> headers, String value) {
		return this.conformance.faults(this.failed.topic(), this.failed.key(), headers,
				value.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(GoldenRecord record) {
		byte @Nullable [] value = record.value();
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : "";
	}

	private static GoldenRecord golden(String file, String part) {
		return new GoldenRecord((ObjectNode) ContractFiles.read(Path.of(file)).required(part));
	}

}
