package io.keepsake.digitalocean;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.keepsake.digitalocean.Action.Status;
import io.keepsake.digitalocean.Answer.ActionFound;
import io.keepsake.digitalocean.Answer.ActionsFound;
import io.keepsake.digitalocean.Answer.ImageFound;
import io.keepsake.digitalocean.Answer.Unavailable;
import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The traps that the API has laid in its successes.
 */
class AnswerDecoderResourceTest {

	private final AnswerDecoder decoder = new AnswerDecoder(new Token("dop_v1_secret"), InstantSource.system());

	@Test
	void readsTheOnlyDocumentedAnswerToAConvert() {
		Answer answer = decode(StartAction.convert(449676388), """
				{"action":{"id":46592838,"status":"completed","type":"convert_to_snapshot",
				"started_at":"2015-03-24T19:02:47Z","completed_at":"2015-03-24T19:02:47Z","resource_id":449676388,
				"resource_type":"image","region":null,"region_slug":null}}""");

		Instant at = Instant.parse("2015-03-24T19:02:47Z");
		assertThat(answer).isEqualTo(new ActionFound(
				new Action(46592838, Status.COMPLETED, "convert_to_snapshot", at, at, 449676388L), null));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 203, 299 })
	void anySuccessWillDo(int status) {
		assertThat(decode(StartAction.convert(1), status, "{\"action\":{\"id\":5}}"))
			.isEqualTo(new ActionFound(action(5), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\":3169590176", "\"id\":\"3169590176\"", "\"id\":3169590176.0",
			"\"id\":3169590176,\"region\":{\"slug\":\"nyc3\",\"sizes\":[]}", "\"id\":3169590176,\"region\":\"nyc3\"",
			"\"id\":3169590176,\"region\":{}", "\"id\":3169590176,\"region\":null",
			"\"id\":3169590176,\"status\":null,\"type\":7,\"resource_id\":\"none\",\"started_at\":{}",
			"\"id\":3169590176,\"status\":{},\"type\":[],\"resource_id\":-4,\"completed_at\":1234567890",
			"\"id\":3169590176,\"status\":\"queued\",\"started_at\":\"yesterday\",\"completed_at\":\"\"",
			"\"id\":3169590176,\"started_at\":\"0001-01-01T00:00:00Z\",\"completed_at\":\"+99999-01-01T00:00:00Z\"" })
	void onlyTheIdIsNeeded(String fields) {
		Answer answer = decode(new ReadAction(3169590176L), "{\"action\":{" + fields + "}}");

		assertThat(answer).isEqualTo(new ActionFound(action(3169590176L), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"action\":{}}", "{\"action\":{\"status\":\"completed\"}}", "{\"action\":null}",
			"{\"action\":{\"id\":-1}}", "{\"action\":{\"id\":0}}", "{\"action\":{\"id\":1.5}}",
			"{\"action\":{\"id\":99999999999999999999}}", "{\"action\":{\"id\":\"abc\"}}", "{\"action\":{\"id\":true}}",
			"{\"action\":{\"id\":[1]}}", "{\"action\":[{\"id\":1}]}", "{\"action\":\"1\"}",
			"{\"actions\":[{\"id\":1}]}", "{\"id\":1}", "{\"action\":{\"id\":1", "<html>" })
	void anActionWithoutAnIdIsUnavailable(String body) {
		assertThat(decode(StartAction.convert(1), body)).isInstanceOfSatisfying(Unavailable.class,
				(answer) -> assertThat(answer.error().message()).startsWith("no action with an id in the answer: "));
	}

	@ParameterizedTest
	@CsvSource({ "completed, , COMPLETED", "in-progress, 2026-01-01T00:00:00Z, IN_PROGRESS",
			"errored, 2026-01-01T00:00:00Z, ERRORED", "cancelled, 2026-01-01T00:00:00Z, IN_PROGRESS" })
	void theStatusAloneTellsTheEnd(String status, String completedAt, Status expected) {
		String field = (completedAt != null) ? "\"" + completedAt + "\"" : "null";

		Answer answer = decode(new ReadAction(1),
				"{\"action\":{\"id\":1,\"status\":\"%s\",\"completed_at\":%s}}".formatted(status, field));

		assertThat(answer).isInstanceOfSatisfying(ActionFound.class,
				(found) -> assertThat(found.action().status()).isEqualTo(expected));
	}

	@ParameterizedTest
	@CsvSource({ "2026-05-04T03:02:01.123456789Z, 2026-05-04T03:02:01.123456789Z",
			"2026-05-04T03:02:01+02:00, 2026-05-04T01:02:01Z", "1969-12-31T23:59:59Z,", "2026-05-04,",
			"2026-02-31T00:00:00Z,", "0," })
	void readsTimesAndDropsNonsense(String text, Instant expected) {
		Answer answer = decode(new ReadAction(1), "{\"action\":{\"id\":1,\"started_at\":\"%s\"}}".formatted(text));

		assertThat(answer).isInstanceOfSatisfying(ActionFound.class,
				(found) -> assertThat(found.action().startedAt()).isEqualTo(expected));
	}

	@Test
	void readsAnImage() {
		assertThat(decode(new ReadImage(7938291),
				"{\"image\":{\"id\":7938291,\"type\":\"backup\",\"status\":\"available\"}}"))
			.isEqualTo(new ImageFound(new Image(7938291, "backup", "available"), null));
		assertThat(
				decode(new ReadImage(7938291), "{\"image\":{\"id\":\"7938291\",\"type\":\"snapshot\",\"status\":3}}"))
			.isEqualTo(new ImageFound(new Image(7938291, "snapshot", null), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"image\":{\"id\":1}}", "{\"image\":{\"type\":\"backup\"}}",
			"{\"image\":{\"id\":1,\"type\":null}}", "{\"image\":{\"id\":1,\"type\":\"\"}}",
			"{\"image\":{\"id\":1,\"type\":\"\\u0000\"}}", "{\"image\":[]}", "{}" })
	void anImageWithoutAnIdOrATypeIsUnavailable(String body) {
		assertThat(decode(new ReadImage(1), body)).isInstanceOfSatisfying(Unavailable.class,
				(answer) -> assertThat(answer.error().message())
					.startsWith("no image with an id and a type in the answer: "));
	}

	@Test
	void skipsWhatCannotBeReadInAList() {
		Answer answer = decode(new ListActions(1), "{\"actions\":[{\"id\":1},null,{\"id\":\"x\"},7,[],{\"id\":2}]}");

		assertThat(answer).isEqualTo(new ActionsFound(List.of(action(1), action(2)), false, -1, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | "links":{"pages":{"next":"https://api/v2/actions?page=2"}},"meta":{"total":201} | true  | 201
			1 | "links":{"pages":{"next":"https://api/v2/actions?page=2"}}                      | true  | -1
			1 | "links":{"pages":{"next":""}},"meta":{"total":200}                              | false | 200
			1 | "links":{"pages":{"next":null}}                                                 | false | -1
			1 | "links":{"pages":{}},"meta":{"total":2}                                         | false | 2
			1 | "links":{},"meta":{"total":201}                                                 | true  | 201
			1 | "links":null,"meta":null                                                        | false | -1
			1 | "links":"x","meta":[]                                                           | false | -1
			1 | "meta":{"total":-7}                                                             | false | -1
			1 | "meta":{"total":"many"}                                                         | false | -1
			2 | "meta":{"total":400}                                                            | false | 400
			2 | "meta":{"total":401}                                                            | true  | 401
			2147483647 | "meta":{"total":401}                                                   | false | 401
			""")
	void tellsWhetherFurtherPagesFollow(int page, String rest, boolean more, long total) {
		Answer answer = decode(new ListActions(page), "{\"actions\":[{\"id\":1}]," + rest + "}");

		assertThat(answer).isEqualTo(new ActionsFound(List.of(action(1)), more, total, null));
	}

	@Test
	void nothingFollowsAnEmptyPage() {
		assertThat(decode(new ListActions(3),
				"{\"actions\":[],\"links\":{\"pages\":{\"next\":\"x\"}},\"meta\":{\"total\":52000}}"))
			.isEqualTo(new ActionsFound(List.of(), false, 52000, null));
	}

	@Test
	void theActionsOfAnImageComeInPagesOfUnknownSize() {
		assertThat(decode(new ReadImageActions(1), "{\"actions\":[{\"id\":1}],\"meta\":{\"total\":2}}"))
			.isEqualTo(new ActionsFound(List.of(action(1)), true, 2, null));
		assertThat(decode(new ReadImageActions(1), "{\"actions\":[{\"id\":1},null],\"meta\":{\"total\":2}}"))
			.isEqualTo(new ActionsFound(List.of(action(1)), false, 2, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"actions\":null}", "{\"actions\":{}}", "{\"actions\":\"none\"}", "[{\"id\":1}]" })
	void aListThatIsNoneIsUnavailable(String body) {
		assertThat(decode(new ReadImageActions(1), body)).isInstanceOfSatisfying(Unavailable.class,
				(answer) -> assertThat(answer.error().message()).startsWith("no list of actions in the answer: "));
	}

	@Test
	void oneBadByteDoesNotCostTheAnswer() {
		byte[] body = "{\"action\":{\"id\":1,\"type\":\"conv?rt\"}}".replace('?', (char) 0xff)
			.getBytes(StandardCharsets.ISO_8859_1);

		assertThat(this.decoder.decode(new ReadAction(1), 200, new HttpHeaders(), body))
			.isEqualTo(new ActionFound(new Action(1, Status.IN_PROGRESS, "conv\uFFFDrt", null, null, null), null));
	}

	private Answer decode(Call call, String body) {
		return decode(call, 200, body);
	}

	private Answer decode(Call call, int status, String body) {
		return this.decoder.decode(call, status, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));
	}

	private static Action action(long id) {
		return new Action(id, Status.IN_PROGRESS, null, null, null, null);
	}

}
