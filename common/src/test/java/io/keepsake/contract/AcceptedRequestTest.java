package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedRequestTest {

	private final RequestReader reader = new RequestReader(Set.of("default", "archive")::contains, List.of());

	@Test
	void needsNothingButAnImage() {
		ReadRequest read = read("{\"imageId\": 7938291}");

		assertThat(read).isEqualTo(new ReadRequest.Accepted(
				new Requested(Records.ID, Records.PUBLISHED, new ConvertBackup(7938291, null, null, null), Map.of()),
				"default"));
	}

	@Test
	void keepsAllThatItSays() {
		ReadRequest read = read("""
				{ "imageId": 9223372036854775807, "requestId": "nightly-42", "account": "archive",
				  "expiresAt": "2026-12-20T03:00:00Z" }
				""");

		assertThat(read)
			.isEqualTo(
					new ReadRequest.Accepted(
							new Requested("nightly-42", Records.PUBLISHED, new ConvertBackup(Long.MAX_VALUE,
									"nightly-42", "archive", Instant.parse("2026-12-20T03:00:00Z")), Map.of()),
							"archive"));
	}

	@Test
	void takesNullForAbsent() {
		assertThat(read("{\"imageId\":7938291,\"requestId\":null,\"account\":null,\"expiresAt\":null}"))
			.isEqualTo(read("{\"imageId\":7938291}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7938291.0          | 7938291
			7938291.000        | 7938291
			7.938291e6         | 7938291
			7938291E+0         | 7938291
			79382910e-1        | 7938291
			3169590176         | 3169590176
			9223372036854775807.0 | 9223372036854775807
			""")
	void readsAnyNumberWithoutFractionAsAnInteger(String written, long imageId) {
		assertThat(accepted("{\"imageId\":" + written + "}").request().imageId()).isEqualTo(imageId);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-12-20T03:00:00Z", "2026-12-20T03:00Z", "2026-12-20T04:00:00+01:00",
			"2026-12-19T21:30:00.000-05:30", "2026-12-20t03:00:00z" })
	void readsAnInstantWithAnyOffset(String expiresAt) {
		assertThat(accepted("{\"imageId\":1,\"expiresAt\":\"" + expiresAt + "\"}").request().expiresAt())
			.isEqualTo("2026-12-20T03:00:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"imageId\":1,\"imageID\":\"x\",\"requestid\":7}", "{\"x\":[[{}]],\"imageId\":1}",
			"{\"imageId\":1,\"x\":1e99999999999}", "{\"imageId\":1,\"x\":\"\\ud800\"}",
			"{\"x\":1,\"imageId\":1,\"x\":2}", "{\"x\":{\"imageId\":0},\"imageId\":1}", "\uFEFF{\"imageId\":1}",
			" \r\n{\"imageId\":1}\n" })
	void ignoresWhatItDoesNotKnow(String json) {
		assertThat(accepted(json).request()).isEqualTo(new ConvertBackup(1, null, null, null));
	}

	@Test
	void takesAMegabyteOfSomethingElse() {
		String megabyte = "ä\\n".repeat(250_000);

		assertThat(
				accepted("{\"x\":\"" + megabyte + "\",\"imageId\":1,\"y\":[" + "{},".repeat(10_000) + "{}]}").request())
			.isEqualTo(new ConvertBackup(1, null, null, null));
	}

	@Test
	void countsCharactersAsPeopleDo() {
		String requestId = "💾".repeat(255);

		assertThat(accepted("{\"imageId\":1,\"requestId\":\"" + requestId + "\"}").requestId()).isEqualTo(requestId);
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MIN_VALUE, Long.MAX_VALUE, 253402300800000L })
	void isAskedForNowIfItsTimestampIsNone(long timestamp) {
		ReadRequest read = this.reader.read(Records.of(Records.bytes("{\"imageId\":1}"), Records.headers(), timestamp),
				Records.NOW);

		assertThat(read).isInstanceOfSatisfying(ReadRequest.Accepted.class,
				(accepted) -> assertThat(accepted.requested().requestedAt()).isEqualTo(Records.NOW));
	}

	private Requested accepted(String json) {
		assertThat(read(json)).isInstanceOf(ReadRequest.Accepted.class);
		return ((ReadRequest.Accepted) read(json)).requested();
	}

	private ReadRequest read(String json) {
		return this.reader.read(Records.of(json), Records.NOW);
	}

}
