package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Action;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.poller.Started.ACTION;
import static io.keepsake.poller.Started.IMAGE;
import static io.keepsake.poller.Started.NOON;
import static io.keepsake.poller.Started.requested;
import static io.keepsake.testing.Replies.LOST;
import static io.keepsake.testing.Replies.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes of the calls that follow an action.
 */
class PollingDecisionTest {

	private static final Call READ = new Call.ReadAction(ACTION);

	private static final Call READ_THROUGH_IMAGE = new Call.ReadImageAction(IMAGE, ACTION);

	private static final Call READ_IMAGE = new Call.ReadImage(IMAGE);

	private static final Instant LATER = NOON.plusSeconds(600);

	private final PollingPolicy policy = Policies.usual();

	private final PollingDecision decision = new PollingDecision(this.policy);

	private final Following work = Following.of(Started.action(ACTION, "in-progress", "a", "b"), NOON);

	private final Following errored = this.work.found(LATER.minus(this.policy.imageLag()), null);

	private final Following failing = this.work.with(new Tries(8, 7, NOON, NOON, 0, null, error(500)));

	static Stream<Call> reads() {
		return Stream.of(READ, READ_THROUGH_IMAGE);
	}

	static Stream<Call> calls() {
		return Stream.of(READ, READ_THROUGH_IMAGE, READ_IMAGE);
	}

	@ParameterizedTest
	@MethodSource("reads")
	void anActionThatCompletedEndsEachRequest(Call read) {
		assertThat(answer(this.failing, read, action(Status.COMPLETED)))
			.isEqualTo(completed(this.failing.with(new Tries(9, 0, null, null, 0, null, null))));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void anActionInProgressIsReadAgainTheLaterTheOlderItIs(Call read) {
		Following expected = this.failing.with(new Tries(9, 0, null, null, 0, null, null));

		assertThat(answer(this.failing.found(null, NOON), read, action(Status.IN_PROGRESS)))
			.isEqualTo(new Next<>(expected, READ, LATER.plusSeconds(60)));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void anActionThatErredLeavesTheWordToTheImage(Call read) {
		Following expected = this.failing.with(new Tries(9, 0, null, null, 0, null, null)).found(LATER, null);

		assertThat(answer(this.failing, read, action(Status.ERRORED)))
			.isEqualTo(new Next<>(expected, READ_IMAGE, LATER));
	}

	@Test
	void anActionThatErredAndIsASnapshotCompletes() {
		assertThat(answer(this.errored, READ_IMAGE, Replies.image("snapshot")))
			.isEqualTo(completed(called(this.errored)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "backup", "custom" })
	void anActionThatErredAndIsNoSnapshotFailsWithNoErrorOfBefore(String type) {
		Following before = this.errored.with(new Tries(8, 7, NOON, NOON, 0, null, error(502)));

		assertThat(answer(before, READ_IMAGE, Replies.image(type))).isEqualTo(failed(FailureReason.ERRORED, true,
				"Action 3169590176 ended in error and the image is still a backup.", null, 9, LATER));
	}

	@Test
	void anImageMayLagBehindAnActionThatErred() {
		Following fresh = this.work.found(LATER.minus(this.policy.imageLag()).plusMillis(1), null);

		assertThat(answer(fresh, READ_IMAGE, Replies.image("backup")))
			.isEqualTo(new Next<>(called(fresh), READ_IMAGE, LATER.plus(this.policy.imageLag())));
	}

	@Test
	void whatWasReadInTimeAndHeardLateIsReadAgain() {
		Instant asked = LATER.minusMillis(1);
		Following missing = this.work.found(null, LATER.minus(this.policy.missing()));
		Following old = Following.of(Started.action(ACTION, "in-progress", "a"),
				LATER.minus(this.policy.giveUpAfter()));

		assertThat(this.decision.answer(this.errored, READ_IMAGE, Replies.image("backup"), asked, LATER))
			.isEqualTo(new Next<>(called(this.errored), READ_IMAGE, LATER.plus(this.policy.imageLag())));
		assertThat(this.decision.answer(missing, READ_IMAGE, Replies.image("backup"), asked, LATER))
			.isInstanceOf(Next.class);
		assertThat(this.decision.answer(old, READ, action(Status.IN_PROGRESS), asked, LATER)).isInstanceOf(Next.class);
	}

	@ParameterizedTest
	@MethodSource("reads")
	void anActionThatIsMissingLeavesTheWordToTheImage(Call read) {
		Tries tries = new Tries(2, 1, LATER, LATER, 0, null, error(404));

		assertThat(answer(this.work, read, Replies.notFound(404)))
			.isEqualTo(new Next<>(this.work.with(tries).found(null, LATER), READ_IMAGE, LATER));
		assertThat(answer(this.work.found(null, NOON), read, Replies.notFound(404)))
			.isEqualTo(new Next<>(this.work.with(tries).found(null, NOON), READ_IMAGE, LATER));
	}

	@Test
	void anActionThatIsMissingFromASnapshotCompletes() {
		Following missing = this.work.found(null, NOON);

		assertThat(answer(missing, READ_IMAGE, Replies.image("snapshot"))).isEqualTo(completed(called(missing)));
	}

	@Test
	void anActionThatIsMissingFromABackupIsLookedForAgain() {
		Following missing = this.work.found(null, LATER.minus(this.policy.missing()).plusMillis(1));

		assertThat(answer(missing, READ_IMAGE, Replies.image("backup")))
			.isEqualTo(new Next<>(called(missing), READ, LATER.plusSeconds(60)));
	}

	@Test
	void anActionThatIsMissingForTooLongFails() {
		Following missing = this.work.with(new Tries(8, 7, NOON, NOON, 0, null, error(404)))
			.found(null, LATER.minus(this.policy.missing()));

		assertThat(answer(missing, READ_IMAGE, Replies.image("backup"))).isEqualTo(failed(FailureReason.NOT_FOUND,
				false, "Action 3169590176 is gone and the image is still a backup. The last error: It says 404",
				error(404), 9, LATER));
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 410 })
	void anImageThatIsGoneFails(int status) {
		assertThat(answer(this.errored, READ_IMAGE, Replies.notFound(status))).isEqualTo(failed(FailureReason.NOT_FOUND,
				false, "The image does not exist: it expired or was deleted. The last error: It says " + status,
				error(status), 2, LATER));
	}

	@Test
	void anImageThatIsGoneWithItsActionFailsForTheImage() {
		Following missing = this.work.found(null, NOON);

		assertThat(answer(missing, READ_IMAGE, Replies.notFound(404))).isEqualTo(failed(FailureReason.NOT_FOUND, false,
				"The image does not exist: it expired or was deleted. The last error: It says 404", error(404), 2,
				LATER));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallThatNeverLeftIsMadeAtOnceAndDoesNotCount(Call call) {
		assertThat(answer(this.work, call, new Reply.NotSent<>())).isEqualTo(new Next<>(this.work, call, LATER));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallWithoutAUsableAnswerIsRepeatedAfterAWhile(Call call) {
		Stream.of(0, 200, 408, 500, 502, 503, 504, 524)
			.forEach((status) -> assertThat(answer(this.work, call, Replies.unavailable(status)))
				.isEqualTo(again(call, error(status))));
		Stream.of(400, 405, 409, 422)
			.forEach((status) -> assertThat(answer(this.work, call, Replies.rejected(status)))
				.isEqualTo(again(call, error(status))));
		assertThat(answer(this.work, call, new Reply.Lost<>())).isEqualTo(again(call, LOST));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aClosedAccountLeavesTheWaitToItsGate(Call call) {
		Following excused = this.failing.with(new Tries(9, 7, null, null, 0, null, error(500)));

		assertThat(Stream.of(Replies.unauthorized(), Replies.throttled(Duration.ofSeconds(40), 12),
				Replies.throttled(null, 0)))
			.allSatisfy((closed) -> assertThat(answer(this.failing, call, closed))
				.isEqualTo(new Next<>(excused, call, LATER)));
		assertThat(answer(this.failing, call, Replies.throttled(null, 12)))
			.isEqualTo(new Next<>(excused, call, LATER.plusSeconds(60)));
	}

	@Test
	void whatIsForbiddenIsRepeatedAfterAWhile() {
		for (Call call : List.of(READ, READ_THROUGH_IMAGE, READ_IMAGE)) {
			Following expected = this.work.with(new Tries(2, 1, null, null, 0, null, error(403)));

			assertThat(answer(this.work, call, Replies.forbidden()))
				.isEqualTo(new Next<>(expected, call, LATER.plus(wait(1))));
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void whatFailsForTooLongIsGivenUp(Call call) {
		Instant late = NOON.plus(this.policy.giveUpAfter());

		assertThat(this.decision.answer(this.failing, call, Replies.unavailable(503), late.minusMillis(1),
				late.minusMillis(1)))
			.isInstanceOf(Next.class);
		assertThat(this.decision.answer(this.failing, call, Replies.unavailable(503), late, late))
			.isEqualTo(failed(FailureReason.ATTEMPTS_EXHAUSTED, true,
					"No usable answer for too long about action 3169590176. The last error: It says 503", error(503), 9,
					late));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void oneFailureAfterALongWaitIsNotGivenUp(Call call) {
		Instant late = NOON.plus(this.policy.giveUpAfter()).plusSeconds(1);

		assertThat(this.decision.answer(this.work, call, Replies.unavailable(503), late, late))
			.isInstanceOf(Next.class);
	}

	@Test
	void anActionThatNeverEndsTimesOut() {
		Instant late = NOON.plus(this.policy.giveUpAfter());
		Following tried = this.work.with(new Tries(8, 7, NOON, NOON, 0, null, error(500)));

		assertThat(
				this.decision.answer(tried, READ, action(Status.IN_PROGRESS), late.minusMillis(1), late.minusMillis(1)))
			.isInstanceOf(Next.class);
		assertThat(this.decision.answer(tried, READ, action(Status.IN_PROGRESS), late, late))
			.isEqualTo(failed(FailureReason.TIMED_OUT, true,
					"Action 3169590176 did not end since 2026-11-22T12:00:00Z.", null, 9, late));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void theAnswerAboutAnActionThatWasSupersededIsDropped(Call stale) {
		Following later = this.work.switchedTo(Started.action(ACTION + 1, "in-progress", "c"), NOON);

		Stream.of(action(Status.ERRORED), action(Status.COMPLETED), Replies.notFound(404), Replies.forbidden())
			.forEach((reply) -> assertThat(answer(later, stale, reply))
				.isEqualTo(new Next<>(called(later), new Call.ReadAction(ACTION + 1), LATER)));
	}

	private Next<Following, Call, Event> again(Call call, ApiError error) {
		return new Next<>(this.work.with(new Tries(2, 1, LATER, LATER, 0, null, error)), call, LATER.plus(wait(1)));
	}

	private Duration wait(int failures) {
		return this.policy.retry().after(failures, ACTION);
	}

	private Step<Following, Call, Event> answer(Following work, Call call, Reply<Answer> reply) {
		return this.decision.answer(work, call, reply, LATER, LATER);
	}

	private static Reply<Answer> action(Status status) {
		return Replies.found(new Action(ACTION, status, "convert_to_snapshot", null, null, null));
	}

	private static Following called(Following work) {
		return work.with(work.tries().called());
	}

	private static Done<Following, Call, Event> completed(Following remembered) {
		return new Done<>(requested("a", "b").stream().<Event>map((asked) -> completed(asked)).toList(),
				remembered.answering(requested("a", "b")));
	}

	private static ConversionCompleted completed(Requested asked) {
		return new ConversionCompleted(asked.requestId(), IMAGE, "default", ACTION, false, asked.requestedAt(), NOON,
				LATER, asked.headers());
	}

	private static Done<Following, Call, Event> failed(FailureReason reason, boolean retryable, String detail,
			@Nullable ApiError error, int attempts, Instant at) {
		return new Done<>(requested("a", "b").stream()
			.<Event>map((asked) -> new ConversionFailed(asked.requestId(), IMAGE, "default", ACTION, reason, retryable,
					detail, (error != null) ? error.status() : null, (error != null) ? error.id() : null,
					(error != null) ? error.requestId() : null, attempts, asked.requestedAt(), at, List.of(),
					asked.request(), asked.headers()))
			.toList());
	}

}
