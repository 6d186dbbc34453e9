package io.keepsake.contract;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventRequestTest {

	private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

	private final RequestReader reader = new RequestReader("default"::equals, List.of());

	private final ReadRequest plain = this.reader.read(Records.of("{\"imageId\":7938291,\"requestId\":\"nächtlich\"}"),
			Records.NOW);

	@Test
	void isUnderstoodInBinaryMode() {
		ReadRequest read = read("{\"imageId\":7938291,\"requestId\":\"nächtlich\"}", "content-type", "application/json",
				"ce_specversion", "1.0", "ce_id", "42", "ce_type", "backup.due", "ce_source", "/x");

		assertThat(read).isEqualTo(this.plain);
	}

	@Test
	void isNotNamedByTheIdOfItsMessage() {
		ReadRequest read = read("{\"imageId\":7938291}", "ce_specversion", "1.0", "ce_id", "42");

		assertThat(read).isInstanceOfSatisfying(ReadRequest.Accepted.class,
				(accepted) -> assertThat(accepted.requested().requestId()).isEqualTo(Records.ID));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			content-type | application/cloudevents+json
			content-type | application/cloudevents+json; charset=UTF-8
			content-type | application/cloudevents+json;charset=utf-8;x=y
			content-type | ' application/cloudevents+json ;'
			Content-Type | Application/CloudEvents+JSON
			CONTENT-TYPE | APPLICATION/CLOUDEVENTS+JSON; CHARSET=UTF-8
			""")
	void isUnderstoodInStructuredMode(String header, String type) {
		ReadRequest read = read("""
				{ "specversion": "1.0", "id": "42", "source": "/ünder/ä", "type": "backup.due", "imageId": "no",
				  "data": { "imageId": 7938291, "requestId": "nächtlich" }, "later": {} }""", header, type);

		assertThat(read).isEqualTo(this.plain);
	}

	@Test
	void isUnderstoodBehindAMegabyteOfSomethingElse() {
		String envelope = "{\"x\":\"" + "ä💾".repeat(150_000)
				+ "\",\"data\":{\"imageId\":7938291,\"requestId\":\"nächtlich\"}}";

		assertThat(read(envelope, "content-type", STRUCTURED)).isEqualTo(this.plain);
	}

	@Test
	void isUnderstoodInBase64() {
		String data = Base64.getEncoder()
			.encodeToString(Records.bytes("{\"imageId\":7938291,\"requestId\":\"nächtlich\"}"));

		assertThat(read("{\"data\":null,\"data_base64\":\"" + data + "\"}", "content-type", STRUCTURED))
			.isEqualTo(this.plain);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"specversion":"1.0","id":"42"}   | MISSING_FIELD   | data is missing
			{"imageId":7}                     | MISSING_FIELD   | data is missing
			{"data":null}                     | MISSING_FIELD   | data is missing
			{"data":"{\\"imageId\\":7}"}      | NOT_AN_OBJECT   | data is a string, not an object
			{"data":[{"imageId":7}]}          | NOT_AN_OBJECT   | data is an array, not an object
			{"data":{}}                       | MISSING_FIELD   | imageId is missing
			{"data":{"imageId":"7"}}          | WRONG_TYPE      | imageId is a string, not an integer
			{"data":{},"data":{}}             | DUPLICATE_FIELD | data is there twice
			{"data":{},"data_base64":"e30="}  | DUPLICATE_FIELD | both data and data_base64 are there
			{"data_base64":7}                 | WRONG_TYPE      | data_base64 is a number, not a string
			{"data_base64":"%%"}              | NOT_BASE64      | data_base64 is not Base64
			{"data_base64":""}                | EMPTY           | nothing but white space
			{"data_base64":"/w=="}            | NOT_UTF_8       | not UTF-8
			[]                                | NOT_AN_OBJECT   | an array, not an object
			""")
	void isUnreadableWithoutARequestInIt(String envelope, DeadLetterReason reason, String detail) {
		assertThat(read(envelope, "content-type", STRUCTURED)).isEqualTo(new ReadRequest.Unreadable(reason, detail));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "text/plain", "application/cloudevents", "application/cloudevents+jsonx" })
	void isAPlainRequestUnderAnyOtherType(String type) {
		assertThat(read("{\"imageId\":7938291,\"requestId\":\"nächtlich\"}", "content-type", type))
			.isEqualTo(this.plain);
	}

	private ReadRequest read(String json, String... headers) {
		return this.reader.read(Records.of(json, headers), Records.NOW);
	}

}
