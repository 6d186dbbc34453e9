package io.keepsake.contract;

import java.util.List;
import java.util.Map;

import io.keepsake.contract.ConversionFailed.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedRequestTest {

	private final RequestReader reader = new RequestReader("default"::equals, List.of());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"imageId":0}                             | not-positive      | /imageId
			{"imageId":-0}                            | not-positive      | /imageId
			{"imageId":0.0}                           | not-positive      | /imageId
			{"imageId":-1}                            | not-positive      | /imageId
			{"imageId":-9223372036854775808}          | not-positive      | /imageId
			{"imageId":7,"account":"nobody"}          | unknown-account   | /account
			{"imageId":7,"account":"Default"}         | unknown-account   | /account
			{"imageId":7,"account":""}                | unknown-account   | /account
			{"imageId":7,"requestId":""}              | empty             | /requestId
			{"imageId":7,"requestId":"a\\nb"}         | control-character | /requestId
			{"imageId":7,"requestId":"a\\u0000"}      | control-character | /requestId
			{"imageId":7,"requestId":"\\u0085"}       | control-character | /requestId
			{"imageId":7,"requestId":"\\ud83d"}       | control-character | /requestId
			{"imageId":7,"requestId":"\\udcbe\\ud83d"} | control-character | /requestId
			""")
	void isToldByCodeAndPointer(String value, String code, String pointer) {
		ConversionFailed outcome = refused(value);

		assertThat(outcome.reason()).isEqualTo(FailureReason.INVALID_REQUEST);
		assertThat(outcome.retryable()).isFalse();
		assertThat(outcome.requestId()).isEqualTo(Records.ID);
		assertThat(outcome.violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.code()).isEqualTo(code);
			assertThat(violation.pointer()).isEqualTo(pointer);
			assertThat(outcome.detail()).isEqualTo(violation.message());
		});
	}

	@Test
	void namesEveryViolation() {
		ConversionFailed outcome = refused("""
				{"imageId":-7,"requestId":"","account":"nobody","token":"secret"}""");

		assertThat(outcome)
			.isEqualTo(new ConversionFailed(Records.ID, -7, "nobody", null, FailureReason.INVALID_REQUEST, false,
					"imageId must be greater than 0; requestId must not be empty; leave it out to have one made; "
							+ "account is none that is configured here",
					null, null, null, 0, Records.PUBLISHED, Records.NOW,
					List.of(new Violation("not-positive", "/imageId", "imageId must be greater than 0"),
							new Violation("empty", "/requestId",
									"requestId must not be empty; leave it out to have one made"),
							new Violation("unknown-account", "/account", "account is none that is configured here")),
					new ConvertBackup(-7, "", "nobody", null), Map.of()));
	}

	@Test
	void keepsItsIdIfThatIsSound() {
		assertThat(refused("{\"imageId\":0,\"requestId\":\"nightly-42\"}").requestId()).isEqualTo("nightly-42");
	}

	@Test
	void doesNotRepeatLongTextsWhole() {
		String beginning = "💾".repeat(255);

		ConversionFailed outcome = refused("{\"imageId\":7,\"requestId\":\"%s\",\"account\":\"%s\"}"
			.formatted("💾".repeat(256), "💾".repeat(100_000)));

		assertThat(outcome.violations()).extracting(Violation::code).containsExactly("too-long", "unknown-account");
		assertThat(outcome.requestId()).isEqualTo(Records.ID);
		assertThat(outcome.account()).isEqualTo(beginning + "…");
		assertThat(outcome.request()).isEqualTo(new ConvertBackup(7, beginning + "…", beginning + "…", null));
	}

	@Test
	void saysThatThereIsNoDefaultAccount() {
		ReadRequest read = new RequestReader("archive"::equals, List.of()).read(Records.of("{\"imageId\":7}"),
				Records.NOW);

		assertThat(read).isInstanceOfSatisfying(ReadRequest.Refused.class, (refused) -> {
			assertThat(refused.outcome().detail())
				.isEqualTo("account is absent and no default account is configured here");
			assertThat(refused.outcome().account()).isEqualTo("default");
		});
	}

	private ConversionFailed refused(String json) {
		ReadRequest read = this.reader.read(Records.of(json), Records.NOW);
		assertThat(read).isInstanceOf(ReadRequest.Refused.class);
		return ((ReadRequest.Refused) read).outcome();
	}

}
