package io.keepsake.contract;

import java.util.HexFormat;
import java.util.List;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableRequestTest {

	private final RequestReader reader = new RequestReader("default"::equals, List.of());

	@Test
	void isATombstone() {
		assertThat(this.reader.read(Records.of(null, new RecordHeaders()), Records.NOW))
			.isEqualTo(new ReadRequest.Unreadable(DeadLetterReason.TOMBSTONE, "no value"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                             | EMPTY           | nothing but white space
			` \t\r\n `                     | EMPTY           | nothing but white space
			hello                          | NOT_JSON        | not JSON at line 1, column 1
			{"imageId":7                   | NOT_JSON        | not JSON at line 1, column 13
			{'imageId':7}                  | NOT_JSON        | not JSON at line 1, column 2
			{"imageId":7,}                 | NOT_JSON        | not JSON at line 1, column 14
			{"imageId":07}                 | NOT_JSON        | not JSON at line 1, column 13
			{"imageId":NaN}                | NOT_JSON        | not JSON at line 1, column 15
			{"imageId":7} {"imageId":8}    | NOT_JSON        | something follows the object
			{"imageId":7}]                 | NOT_JSON        | not JSON at line 1, column 14
			{"imageId":7,"x":"\t"}         | NOT_JSON        | not JSON at line 1, column 19
			null                           | NOT_AN_OBJECT   | null, not an object
			7938291                        | NOT_AN_OBJECT   | a number, not an object
			"7938291"                      | NOT_AN_OBJECT   | a string, not an object
			true                           | NOT_AN_OBJECT   | a boolean, not an object
			[{"imageId":7}]                | NOT_AN_OBJECT   | an array, not an object
			{}                             | MISSING_FIELD   | imageId is missing
			{"imageId":null}               | MISSING_FIELD   | imageId is missing
			{"image_id":7}                 | MISSING_FIELD   | imageId is missing
			{"imageId":"7938291"}          | WRONG_TYPE      | imageId is a string, not an integer
			{"imageId":true}               | WRONG_TYPE      | imageId is a boolean, not an integer
			{"imageId":{}}                 | WRONG_TYPE      | imageId is an object, not an integer
			{"imageId":[7]}                | WRONG_TYPE      | imageId is an array, not an integer
			{"imageId":1.5}                | WRONG_TYPE      | imageId has a fraction
			{"imageId":1e-1}               | WRONG_TYPE      | imageId has a fraction
			{"imageId":9223372036854775808}  | OUT_OF_RANGE  | imageId is not within 64 bits
			{"imageId":-9223372036854775809} | OUT_OF_RANGE  | imageId is not within 64 bits
			{"imageId":1e19}               | OUT_OF_RANGE    | imageId is not within 64 bits
			{"imageId":1e999999999}        | OUT_OF_RANGE    | imageId is not within 64 bits
			{"imageId":1000e2147483647}    | OUT_OF_RANGE    | imageId is not within 64 bits
			{"imageId":1e99999999999}      | OUT_OF_RANGE    | imageId is not within 64 bits
			{"imageId":7,"imageId":8}      | DUPLICATE_FIELD | imageId is there twice
			{"imageId":7,"imageId":null}   | DUPLICATE_FIELD | imageId is there twice
			{"imageId":7,"requestId":42}   | WRONG_TYPE      | requestId is a number, not a string
			{"imageId":7,"requestId":{}}   | WRONG_TYPE      | requestId is an object, not a string
			{"imageId":7,"account":["x"]}  | WRONG_TYPE      | account is an array, not a string
			{"imageId":7,"account":false}  | WRONG_TYPE      | account is a boolean, not a string
			{"imageId":7,"expiresAt":1766199600} | WRONG_TYPE | expiresAt is a number, not a string
			""")
	void isToldByReasonAndField(String value, DeadLetterReason reason, String detail) {
		assertThat(this.reader.read(Records.of(value), Records.NOW))
			.isEqualTo(new ReadRequest.Unreadable(reason, detail));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tomorrow", "2026-12-20", "2026-12-20T03:00:00", "2026-13-20T03:00:00Z",
			"2026-02-30T03:00:00Z", "2026-12-20 03:00:00Z", "1766199600", "+10000-01-01T00:00:00Z",
			"-0001-01-01T00:00:00Z", "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+01:00",
			"+999999999-12-31T23:59:59Z", "2026-12-20T03:00:00+19:00" })
	void hasNoInstantWhereOneBelongs(String expiresAt) {
		assertThat(this.reader.read(Records.of("{\"imageId\":7,\"expiresAt\":\"" + expiresAt + "\"}"), Records.NOW))
			.isEqualTo(new ReadRequest.Unreadable(DeadLetterReason.NOT_AN_INSTANT,
					"expiresAt is not an ISO-8601 instant such as 2026-12-20T03:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "ff, NOT_UTF_8", "7b22696d61676549642233c3287d, NOT_UTF_8", "c0afc0af, NOT_UTF_8", "eda080, NOT_UTF_8",
			"f4908080, NOT_UTF_8", "7b227822 3a22c3, NOT_UTF_8", "fffe7b00, NOT_UTF_8", "00000000, NOT_JSON",
			"0000000a01, NOT_JSON", "efbbbf, EMPTY" })
	void isNotText(String hex, DeadLetterReason reason) {
		byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));

		assertThat(this.reader.read(Records.of(value, new RecordHeaders()), Records.NOW)).isInstanceOfSatisfying(
				ReadRequest.Unreadable.class, (unreadable) -> assertThat(unreadable.reason()).isEqualTo(reason));
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 65, 100_000 })
	void isTooDeep(int depth) {
		String value = "{\"imageId\":7,\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

		assertThat(this.reader.read(Records.of(value), Records.NOW))
			.isEqualTo(new ReadRequest.Unreadable(DeadLetterReason.TOO_DEEP, "nested deeper than 64 levels"));
	}

	@Test
	void isNotDeepAtSixtyFour() {
		String value = "{\"imageId\":7,\"x\":" + "[".repeat(63) + "]".repeat(63) + "}";

		assertThat(this.reader.read(Records.of(value), Records.NOW)).isInstanceOf(ReadRequest.Accepted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "imageId", "x" })
	void hasANumberOfAMillionDigits(String field) {
		String value = "{\"imageId\":7,\"%s\":%s}".formatted(field, "9".repeat(1_000_000));

		assertThat(this.reader.read(Records.of(value), Records.NOW))
			.isEqualTo(new ReadRequest.Unreadable(DeadLetterReason.TOO_LONG, "a number, name or text is too long"));
	}

	@Test
	void repeatsNothingOfTheRecord() {
		assertThat(this.reader.read(Records.of("{\"imageId\":secret}"), Records.NOW)).asString()
			.doesNotContain("secret");
	}

}
