package io.keepsake.digitalocean;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls and answers travel in records, and outlive the version that wrote them.
 */
class WireFormatTest {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@MethodSource("calls")
	void aCallComesBackAsItWent(Call call) {
		assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(call), Call.class)).isEqualTo(call);
	}

	@ParameterizedTest
	@MethodSource("answers")
	void anAnswerComesBackAsItWent(Answer answer) {
		assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(answer), Answer.class)).isEqualTo(answer);
	}

	@Test
	void everyArmIsTried() {
		assertThat(calls().map(Object::getClass)).containsOnly(Call.class.getPermittedSubclasses());
		assertThat(answers().map(Object::getClass)).containsOnly(Answer.class.getPermittedSubclasses());
	}

	@Test
	void theFormatIsPinned() {
		assertThat(MAPPER.writeValueAsString(Call.StartAction.convert(7938291)))
			.isEqualTo("{\"call\":\"start-action\",\"imageId\":7938291,\"type\":\"convert\",\"parameters\":{}}");
		assertThat(MAPPER.writeValueAsString(new Answer.ImageFound(new Image(7938291, "snapshot", null), null)))
			.isEqualTo("{\"answer\":\"image\",\"image\":{\"id\":7938291,\"type\":\"snapshot\",\"status\":null},"
					+ "\"rateLimit\":null}");
	}

	static Stream<Call> calls() {
		return Stream.of(Call.StartAction.convert(7938291),
				new Call.StartAction(1L << 40, "transfer", Map.of("region", "nyc3")), new Call.ReadImage(7938291),
				new Call.ReadImageActions(7938291), new Call.ReadImageAction(7938291, 3169590176L),
				new Call.ReadAction(3169590176L), new Call.ListActions(260));
	}

	static Stream<Answer> answers() {
		Instant at = Instant.parse("2026-05-04T03:02:01.123456789Z");
		Action action = new Action(3169590176L, Action.Status.COMPLETED, "transfer", at, at, 7938291L);
		Action bare = new Action(1, Action.Status.IN_PROGRESS, null, null, null, null);
		RateLimit limit = new RateLimit(5000, 4999, Instant.ofEpochSecond(1444931833));
		RateLimit silent = new RateLimit(-1, 3, null);
		ApiError error = new ApiError(422, "unprocessable_entity", "\"quoted\" \ud83d\udcbe ü", "r-1");
		ApiError none = new ApiError(0, null, "no answer within 5s", null);
		return Stream.of(new Answer.ActionFound(action, limit), new Answer.ActionFound(bare, null),
				new Answer.ImageFound(new Image(7938291, "backup", "available"), limit),
				new Answer.ImageFound(new Image(7938291, "snapshot", null), null),
				new Answer.ActionsFound(List.of(action, bare), true, 52000, silent),
				new Answer.ActionsFound(List.of(), false, -1, null), new Answer.NotFound(error, limit),
				new Answer.Rejected(error, silent), new Answer.Throttled(error, Duration.ofMillis(90500), limit),
				new Answer.Throttled(error, null, null), new Answer.Unauthorized(none, null),
				new Answer.Forbidden(error, limit), new Answer.Unavailable(none, null));
	}

}
