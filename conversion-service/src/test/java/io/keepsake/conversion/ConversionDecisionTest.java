package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.digitalocean.Action.Status;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import io.keepsake.durable.Reply;
import io.keepsake.durable.Step;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.testing.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.conversion.Requests.IMAGE;
import static io.keepsake.conversion.Requests.NOON;
import static io.keepsake.conversion.Requests.requested;
import static io.keepsake.testing.Replies.ACTION;
import static io.keepsake.testing.Replies.LOST;
import static io.keepsake.testing.Replies.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes of the call that converts, and of any call that fails.
 */
class ConversionDecisionTest {

	private static final Call CONVERT = Call.StartAction.convert(IMAGE);

	private static final Call READ_IMAGE = new Call.ReadImage(IMAGE);

	private static final Call READ_ACTIONS = new Call.ReadImageActions(IMAGE);

	private static final Instant LATER = NOON.plusSeconds(60);

	private final ConversionPolicy policy = Policies.usual();

	private final ConversionDecision decision = new ConversionDecision(this.policy);

	private final Conversion work = Conversion.of(Requests.request("a"), null, NOON);

	static Stream<Call> calls() {
		return Stream.of(CONVERT, READ_IMAGE, READ_ACTIONS);
	}

	static Stream<Call> reads() {
		return Stream.of(READ_IMAGE, READ_ACTIONS);
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void anAcceptedConversionIsPublishedAsItsActionStands(Status status) {
		Conversion two = this.work.with(requested("b"));

		Step<Conversion, Call, Event> step = answer(two, CONVERT, Replies.found(Replies.action(ACTION, status, NOON)));

		String word = switch (status) {
			case IN_PROGRESS -> "in-progress";
			case COMPLETED -> "completed";
			case ERRORED -> "errored";
		};
		assertThat(step)
			.isEqualTo(new Done<>(List.of(new ActionStarted(IMAGE, "default", new StartedAction(ACTION, word, NOON),
					LATER, List.of(requested("a"), requested("b")), 1)), two.following(ACTION)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 410 })
	void anImageThatIsGoneFails(int status) {
		Step<Conversion, Call, Event> step = answer(this.work, CONVERT, Replies.notFound(status));

		assertThat(step).isEqualTo(done(Failures.of("a", FailureReason.NOT_FOUND, false,
				"The image does not exist: it expired or was deleted. The last answer: It says " + status,
				error(status), 1, LATER)));
	}

	@Test
	void aRequestThatIsWrongFailsForGood() {
		Step<Conversion, Call, Event> step = answer(this.work, CONVERT, Replies.rejected(400));

		assertThat(step).isEqualTo(done(Failures.of("a", FailureReason.REJECTED, false,
				"DigitalOcean refused to convert the image. The last answer: It says 400", error(400), 1, LATER)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 402, 405, 409, 412, 413, 415, 422, 423, 451 })
	void aRefusalIsUnderstoodByReadingTheImage(int status) {
		Step<Conversion, Call, Event> step = answer(this.work, CONVERT, Replies.rejected(status));

		assertThat(step).isEqualTo(new Next<>(
				this.work.with(new Tries(1, 0, null, null, 1, error(status), error(status))), READ_IMAGE, LATER));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 200, 302, 408, 500, 502, 503, 504, 524 })
	void aConversionWithoutAUsableAnswerIsNotRepeatedBeforeTheImageWasRead(int status) {
		Step<Conversion, Call, Event> step = answer(this.work, CONVERT, Replies.unavailable(status));

		assertThat(step).isEqualTo(doubtfulAfter(error(status), wait(1)));
	}

	@Test
	void aLostConversionIsNotRepeatedBeforeTheImageWasReadWhichIsAtOnce() {
		Step<Conversion, Call, Event> step = answer(this.work, CONVERT, new Reply.Lost<>());

		assertThat(step).isEqualTo(doubtfulAfter(LOST, Duration.ZERO));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallThatNeverLeftIsMadeAtOnceAndDoesNotCount(Call call) {
		assertThat(answer(this.work, call, new Reply.NotSent<>())).isEqualTo(new Next<>(this.work, call, LATER));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void aReadWithoutAUsableAnswerIsRepeatedAfterAWhile(Call read) {
		Stream.of(Replies.unavailable(503), Replies.rejected(400), Replies.rejected(422)).forEach((reply) -> {
			Next<Conversion, Call, Event> next = next(answer(this.work, read, reply));

			ApiError error = ((Reply.Answered<Answer>) reply).answer() instanceof Answer.Rejected(ApiError said, var _)
					? said : error(503);
			assertThat(next).isEqualTo(new Next<>(this.work.with(new Tries(1, 1, LATER, LATER, 0, null, error)), read,
					LATER.plus(wait(1))));
		});
		assertThat(answer(this.work, read, new Reply.Lost<>())).isEqualTo(
				new Next<>(this.work.with(new Tries(1, 1, LATER, LATER, 0, null, LOST)), read, LATER.plus(wait(1))));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void anExhaustedTokenLeavesTheWaitToTheAccount(Call call) {
		Conversion failing = this.work.with(new Tries(1, 1, NOON, NOON, 0, null, error(500)));
		Next<Conversion, Call, Event> expected = new Next<>(
				failing.with(new Tries(2, 1, null, null, 0, null, error(500))), call, LATER);

		assertThat(answer(failing, call, Replies.throttled(Duration.ofSeconds(40), 12))).isEqualTo(expected);
		assertThat(answer(failing, call, Replies.throttled(null, 0))).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aLimitOfOneOperationHoldsNothingElseUp(Call call) {
		Next<Conversion, Call, Event> next = next(answer(this.work, call, Replies.throttled(null, 12)));

		assertThat(next.work()).isEqualTo(this.work.with(new Tries(1, 0, null, null, 0, null, null)));
		assertThat(next.call()).isEqualTo(call);
		assertThat(next.due()).isBetween(LATER.plus(this.policy.operationWait().dividedBy(2)),
				LATER.plus(this.policy.operationWait()));
		assertThat(next.events()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aRefusedTokenLeavesTheWaitToTheAccount(Call call) {
		Conversion failing = this.work.with(new Tries(1, 1, NOON, NOON, 0, null, error(500)));

		assertThat(answer(failing, call, Replies.unauthorized()))
			.isEqualTo(new Next<>(failing.with(new Tries(2, 1, null, null, 0, null, error(500))), call, LATER));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aForbiddenCallIsRepeatedAfterAWhile(Call call) {
		assertThat(answer(this.work, call, Replies.forbidden())).isEqualTo(new Next<>(
				this.work.with(new Tries(1, 1, null, null, 0, null, error(403))), call, LATER.plus(wait(1))));
	}

	@Test
	void theWaitsGrow() {
		Conversion often = this.work.with(new Tries(9, 8, NOON, NOON, 0, null, error(500)));

		Next<Conversion, Call, Event> next = next(answer(often, READ_IMAGE, Replies.unavailable(500)));

		assertThat(next.due()).isEqualTo(LATER.plus(wait(9))).isAfter(LATER.plusSeconds(120));
	}

	private Next<Conversion, Call, Event> doubtfulAfter(ApiError error, Duration wait) {
		return new Next<>(this.work.with(new Tries(1, 1, LATER, LATER, 0, null, error)).doubted(), READ_IMAGE,
				LATER.plus(wait));
	}

	private Duration wait(int failures) {
		return this.policy.retry().after(failures, IMAGE);
	}

	private Step<Conversion, Call, Event> answer(Conversion work, Call call, Reply<Answer> reply) {
		return this.decision.answer(work, call, reply, LATER, LATER);
	}

	private static Next<Conversion, Call, Event> next(Step<Conversion, Call, Event> step) {
		assertThat(step).isInstanceOf(Next.class);
		return (Next<Conversion, Call, Event>) step;
	}

	private static Done<Conversion, Call, Event> done(Event... events) {
		return new Done<>(List.of(events));
	}

}
