package io.keepsake.digitalocean;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.digitalocean.Answer.Forbidden;
import io.keepsake.digitalocean.Answer.NotFound;
import io.keepsake.digitalocean.Answer.Rejected;
import io.keepsake.digitalocean.Answer.Throttled;
import io.keepsake.digitalocean.Answer.Unauthorized;
import io.keepsake.digitalocean.Answer.Unavailable;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageAction;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a status means, whatever the body is and whatever was called.
 */
class AnswerDecoderStatusTest {

	private static final List<Integer> STATUSES = List.of(100, 101, 199, 300, 301, 302, 304, 307, 308, 399, 400, 401,
			402, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 418, 422, 423, 425, 428, 429, 451, 499, 500, 501,
			502, 503, 504, 507, 520, 522, 524, 599, 600, 999);

	private static final List<Body> BODIES = List.of(new Body(
			"{\"id\":\"unprocessable_entity\",\"message\":\"Backups can not be transfered\",\"request_id\":\"r\"}",
			"Backups can not be transfered"),
			new Body("{\"id\":\"Unauthorized\",\"message\":\"Unable to authenticate you\"}",
					"Unable to authenticate you"),
			new Body("{\"error\":\"no such thing\",\"messages\":null,\"root_causes\":[]}", "no such thing"),
			new Body("{\"id\":\"x\",\"message\":{\"region\":[\"is wrong\"]}}", "{\"region\":[\"is wrong\"]}"),
			new Body("{\"id\":7,\"message\":[\"one\",2]}", "[\"one\",2]"),
			new Body("{\"id\":null,\"message\":null}", "{\"id\":null,\"message\":null}"),
			new Body("{\"message\":\"\",\"messages\":[\"used instead\"]}", "[\"used instead\"]"),
			new Body("{}", "empty answer"), new Body("[]", "empty answer"), new Body("null", "empty answer"),
			new Body("\"Unauthorized\"", "Unauthorized"), new Body("503", "503"),
			new Body("<html><head><TITLE>502 Bad\nGateway</TITLE></head><body>cloudflare</body></html>",
					"HTML answer: 502 Bad Gateway"),
			new Body("\n <!DOCTYPE html><p>Sorry</p>", "HTML answer"),
			new Body("upstream connect error", "upstream connect error"), new Body("", "empty answer"),
			new Body(" \r\n\t", "empty answer"), new Body("{\"id\":\"x\",\"mess", "{\"id\":\"x\",\"mess"),
			new Body("[".repeat(2000), "[".repeat(500)), new Body("\uFEFF{\"message\":1}", "{\"message\":1}"));

	private static final List<Call> CALLS = List.of(StartAction.convert(1), new ReadImage(1), new ReadImageActions(1),
			new ReadImageAction(1, 2), new ReadAction(2), new Call.ListActions(1));

	private final AnswerDecoder decoder = new AnswerDecoder(new Token("dop_v1_secret"), InstantSource.system());

	@ParameterizedTest
	@MethodSource("everyStatusWithEveryBody")
	void theStatusAloneDecides(int status, Body body) {
		for (Call call : CALLS) {
			Answer answer = this.decoder.decode(call, status, new HttpHeaders(), body.text().getBytes(UTF_8));

			assertThat(answer).isExactlyInstanceOf(meaning(status));
			assertThat(error(answer).status()).isEqualTo(status);
			assertThat(error(answer).message()).isEqualTo(body.message());
		}
	}

	/** A success without any of what was called for: the effect is unknown. */
	@ParameterizedTest
	@MethodSource("everySuccessWithEveryBody")
	void aSuccessThatCannotBeReadIsUnavailable(int status, Body body) {
		for (Call call : CALLS) {
			Answer answer = this.decoder.decode(call, status, new HttpHeaders(), body.text().getBytes(UTF_8));

			assertThat(answer).isExactlyInstanceOf(Unavailable.class);
			assertThat(error(answer).status()).isEqualTo(status);
			assertThat(error(answer).message()).startsWith("no ").contains(" in the answer: ").hasSizeLessThan(501);
		}
	}

	@ParameterizedTest
	@CsvSource({ "503, service_unavailable, abc-1", "404, not_found, abc-1", "422, unprocessable_entity, abc-1" })
	void keepsTheErrorsIdAndTheRequestId(int status, String id, String requestId) {
		String body = "{\"id\":\"%s\",\"message\":\"m\",\"request_id\":\"%s\"}".formatted(id, requestId);

		Answer answer = this.decoder.decode(new ReadImage(1), status, new HttpHeaders(), body.getBytes(UTF_8));

		assertThat(error(answer)).isEqualTo(new ApiError(status, id, "m", requestId));
	}

	static Stream<Arguments> everyStatusWithEveryBody() {
		return STATUSES.stream().flatMap((status) -> BODIES.stream().map((body) -> Arguments.of(status, body)));
	}

	static Stream<Arguments> everySuccessWithEveryBody() {
		return Stream.of(200, 201, 202, 204, 206, 299)
			.flatMap((status) -> BODIES.stream().map((body) -> Arguments.of(status, body)));
	}

	/** The table of the errors, written once more and otherwise than in the code. */
	private static Class<? extends Answer> meaning(int status) {
		if (List.of(404, 410).contains(status)) {
			return NotFound.class;
		}
		if (status == 401) {
			return Unauthorized.class;
		}
		if (status == 403) {
			return Forbidden.class;
		}
		if (status == 429) {
			return Throttled.class;
		}
		return (status >= 400 && status < 500 && status != 408) ? Rejected.class : Unavailable.class;
	}

	private static ApiError error(Answer answer) {
		return Errors.of(answer).orElseThrow();
	}

	record Body(String text, String message) {
	}

}
