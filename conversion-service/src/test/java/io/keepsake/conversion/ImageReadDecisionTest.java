package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.RequestIds;
import io.keepsake.conversion.Conversion.Earlier;
import io.keepsake.digitalocean.Action.Status;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import io.keepsake.durable.Reply;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.durable.Step;
import io.keepsake.testing.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.conversion.Requests.IMAGE;
import static io.keepsake.conversion.Requests.NOON;
import static io.keepsake.conversion.Requests.request;
import static io.keepsake.conversion.Requests.requested;
import static io.keepsake.testing.Replies.ACTION;
import static io.keepsake.testing.Replies.action;
import static io.keepsake.testing.Replies.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the image and its actions tell after a refusal, a doubt, or an earlier request.
 */
class ImageReadDecisionTest {

	private static final Call CONVERT = Call.StartAction.convert(IMAGE);

	private static final Call READ_IMAGE = new Call.ReadImage(IMAGE);

	private static final Call READ_ACTIONS = new Call.ReadImageActions(IMAGE);

	private static final Instant LATER = NOON.plusSeconds(60);

	private static final Instant LONG_BEFORE = NOON.minus(Duration.ofDays(3));

	private final ConversionPolicy policy = Policies.usual();

	private final ConversionDecision decision = new ConversionDecision(this.policy);

	private final Conversion work = Conversion.of(request("a"), null, NOON);

	private final Conversion refused = this.work.with(new Tries(1, 0, null, null, 1, error(422), error(422)));

	private final Conversion doubtful = this.work.with(new Tries(1, 1, NOON, NOON, 0, null, error(502))).doubted();

	private final Conversion again = Conversion.of(request("b"),
			new Earlier(ACTION, RequestIds.of("a"), RequestIds.of("z")), NOON);

	@Test
	void aSnapshotThatWeDidNotMakeWasOneAlready() {
		assertThat(answer(this.refused, READ_IMAGE, Replies.image("snapshot")))
			.isEqualTo(new Done<>(List.of(completed("a", true)), called(this.refused).answered()));
	}

	@Test
	void aSnapshotAfterADoubtfulConversionIsItsWork() {
		assertThat(answer(this.doubtful, READ_IMAGE, Replies.image("snapshot")))
			.isEqualTo(new Done<>(List.of(completed("a", false)), called(this.doubtful).answered()));
	}

	@Test
	void ofASnapshotTheFollowerOfTheEarlierActionHearsAgainWhatItFollows() {
		Conversion both = this.again.with(requested("a"));

		Step<Conversion, Call, Event> step = answer(both, READ_IMAGE, Replies.image("snapshot"));

		assertThat(step).isEqualTo(new Done<>(
				List.of(completed("b", true),
						new ActionStarted(IMAGE, "default", new StartedAction(ACTION, "completed", null), LATER,
								List.of(requested("a")), 1)),
				Conversion.of(request("b"), new Earlier(ACTION, RequestIds.of("a"), RequestIds.of("z", "b")), NOON)
					.givenUp()));
	}

	@Test
	void ofAnImageThatIsGoneTheFollowerOfTheEarlierActionDecidesForWhatItFollows() {
		Conversion both = this.again.with(requested("a"));

		Step<Conversion, Call, Event> step = answer(both, READ_IMAGE, Replies.notFound(404));

		assertThat(step).isEqualTo(new Done<>(List.of(
				Failures.of("b", FailureReason.NOT_FOUND, false,
						"The image does not exist: it expired or was deleted. The last answer: It says 404", error(404),
						1, LATER),
				new ActionStarted(IMAGE, "default", new StartedAction(ACTION, "in-progress", null), LATER,
						List.of(requested("a")), 1))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "backup", "base", "custom", "" })
	void whatIsNoSnapshotIsAskedForItsActions(String type) {
		assertThat(answer(this.refused, READ_IMAGE, Replies.image(type)))
			.isEqualTo(new Next<>(called(this.refused), READ_ACTIONS, LATER));
	}

	@Test
	void anImageWhoseActionsAreNotFoundIsReadAgain() {
		Conversion expected = this.work.with(new Tries(1, 1, LATER, LATER, 0, null, error(404)));

		assertThat(answer(this.work, READ_ACTIONS, Replies.notFound(404)))
			.isEqualTo(new Next<>(expected, READ_IMAGE, LATER.plus(wait(1))));
	}

	static Stream<Action> running() {
		return Stream.of(action(ACTION, Status.IN_PROGRESS, NOON), action(ACTION, Status.IN_PROGRESS, null),
				action(ACTION, Status.IN_PROGRESS, LONG_BEFORE), action(77, Status.IN_PROGRESS, LONG_BEFORE));
	}

	@ParameterizedTest
	@MethodSource("running")
	void anActionThatRunsIsAdoptedWhoeverBeganIt(Action running) {
		Action[] all = { action(1, Status.COMPLETED, NOON), running, action(2, Status.ERRORED, NOON) };
		for (Conversion any : List.of(this.refused, this.doubtful, this.again)) {
			assertThat(answer(any, READ_ACTIONS, Replies.actions(all)))
				.isEqualTo(new Done<>(List.of(new ActionStarted(IMAGE, "default",
						new StartedAction(running.id(), "in-progress", running.startedAt()), LATER, any.requests(),
						any.tries().calls() + 1)), any.following(running.id())));
		}
	}

	@Test
	void ofSeveralThatRunTheNewestIsAdopted() {
		Step<Conversion, Call, Event> step = answer(this.doubtful, READ_ACTIONS,
				Replies.actions(action(5, Status.IN_PROGRESS, NOON), action(9, Status.IN_PROGRESS, NOON),
						action(7, Status.IN_PROGRESS, NOON)));

		assertThat(step.events()).singleElement()
			.isEqualTo(new ActionStarted(IMAGE, "default", new StartedAction(9, "in-progress", NOON), LATER,
					List.of(requested("a")), 2));
	}

	@Test
	void theDoubtfulConversionThatErredIsOurAnswer() {
		Instant skewed = NOON.minus(ConversionPolicy.CLOCK_SKEW);

		assertThat(answer(this.doubtful, READ_ACTIONS, Replies.actions(action(ACTION, Status.ERRORED, skewed))))
			.isEqualTo(
					new Done<>(List.of(new ActionStarted(IMAGE, "default", new StartedAction(ACTION, "errored", skewed),
							LATER, List.of(requested("a")), 2)), this.doubtful.following(ACTION)));
	}

	static Stream<Action> notOurs() {
		return Stream.of(action(5, Status.ERRORED, LONG_BEFORE), action(5, Status.COMPLETED, LONG_BEFORE),
				action(5, Status.ERRORED, NOON.minus(ConversionPolicy.CLOCK_SKEW).minusMillis(1)),
				action(5, Status.ERRORED, null));
	}

	@ParameterizedTest
	@MethodSource("notOurs")
	void aDoubtfulConversionWithoutATraceIsLookedForTwiceBeforeItIsSentAgain(Action old) {
		Conversion seenOnce = this.doubtful.lagging(NOON).lagOver();
		for (Reply<Answer> without : List.of(Replies.actions(old), Replies.actions())) {
			assertThat(answer(this.doubtful, READ_ACTIONS, without)).isEqualTo(
					new Next<>(called(this.doubtful).lagging(LATER), READ_IMAGE, LATER.plus(this.policy.imageLag())));
			assertThat(answer(seenOnce, READ_ACTIONS, without)).isEqualTo(new Next<>(called(seenOnce), CONVERT, LATER));
		}
	}

	@Test
	void aLagIsOverWhenTheImageWasReadLateEnough() {
		Conversion early = this.doubtful.lagging(LATER.minus(this.policy.imageLag()).plusMillis(1));
		Conversion late = this.doubtful.lagging(LATER.minus(this.policy.imageLag()));

		assertThat(answer(early, READ_IMAGE, Replies.image("backup")))
			.isEqualTo(new Next<>(called(early), READ_ACTIONS, LATER));
		assertThat(answer(late, READ_IMAGE, Replies.image("backup")))
			.isEqualTo(new Next<>(called(late).lagOver(), READ_ACTIONS, LATER));
		assertThat(answer(late, READ_ACTIONS, Replies.actions()))
			.isEqualTo(new Next<>(called(late), READ_IMAGE, LATER));
	}

	@Test
	void eachDoubtIsLookedIntoTwice() {
		Conversion before = this.doubtful.lagging(NOON);

		assertThat(before.doubted().lag()).isNull();
	}

	static Stream<Action> ended() {
		return Stream.of(action(5, Status.ERRORED, NOON), action(5, Status.COMPLETED, NOON),
				action(5, Status.COMPLETED, null));
	}

	@ParameterizedTest
	@MethodSource("ended")
	void whatEndedCountsForNothingWhereNothingIsInDoubt(Action ended) {
		assertThat(answer(this.refused, READ_ACTIONS, Replies.actions(ended)))
			.isEqualTo(new Next<>(called(this.refused), CONVERT, LATER.plus(this.policy.rejectionWait())));
	}

	@Test
	void anEarlierActionThatErredIsFollowedByANewConversion() {
		Conversion seenOnce = this.again.doubted().lagging(NOON).lagOver();

		assertThat(answer(seenOnce, READ_ACTIONS, Replies.actions(action(ACTION, Status.ERRORED, NOON))))
			.isEqualTo(new Next<>(called(seenOnce), CONVERT, LATER));
	}

	@Test
	void aLagIsNotOverWhereTheImageWasReadBeforeAndHeardAfter() {
		Conversion late = this.doubtful.lagging(LATER.minus(this.policy.imageLag()));

		assertThat(this.decision.answer(late, READ_IMAGE, Replies.image("backup"), LATER.minusMillis(1), LATER))
			.isEqualTo(new Next<>(called(late), READ_ACTIONS, LATER));
	}

	@Test
	void anImageThatLagsBehindItsActionIsReadAgain() {
		Duration pace = this.policy.imageLag().dividedBy(6);
		for (Conversion any : List.of(this.doubtful, this.again)) {
			for (Instant startedAt : new Instant[] { NOON, null }) {
				Action completed = action(ACTION, Status.COMPLETED, startedAt);
				assertThat(answer(any, READ_ACTIONS, Replies.actions(completed)))
					.isEqualTo(new Next<>(called(any).lagging(LATER), READ_IMAGE, LATER.plus(pace)));
				assertThat(answer(any.lagging(LATER.minusSeconds(29)), READ_ACTIONS, Replies.actions(completed)))
					.isEqualTo(new Next<>(called(any).lagging(LATER.minusSeconds(29)), READ_IMAGE, LATER.plus(pace)));
			}
		}
	}

	@Test
	void anImageThatLagsForTooLongIsConvertedAgain() {
		Conversion lagging = this.again.lagging(NOON).lagOver();

		assertThat(answer(lagging, READ_ACTIONS, Replies.actions(action(ACTION, Status.COMPLETED, NOON))))
			.isEqualTo(new Next<>(called(lagging), CONVERT, LATER));
	}

	@Test
	void whatIsRefusedTooOftenFailsAsTheRefusalSays() {
		Conversion last = this.work.with(new Tries(9, 1, LATER, LATER, 5, error(422), error(502)));

		assertThat(answer(last, READ_ACTIONS, Replies.actions())).isEqualTo(new Done<>(List.of(Failures.of("a",
				FailureReason.REJECTED, true, "DigitalOcean refused to convert the image. The last answer: It says 422",
				error(422), 10, LATER))));
	}

	@Test
	void whatIsRefusedAfterADoubtWaitsAndCountsToo() {
		Conversion seenOnce = this.doubtful.lagging(NOON).lagOver();
		Conversion both = seenOnce.with(new Tries(4, 1, null, null, 1, error(422), error(422)));
		Conversion often = seenOnce.with(new Tries(9, 1, null, null, 5, error(422), error(422)));

		assertThat(answer(both, READ_ACTIONS, Replies.actions()))
			.isEqualTo(new Next<>(called(both), CONVERT, LATER.plus(this.policy.rejectionWait())));
		assertThat(answer(often, READ_ACTIONS, Replies.actions()))
			.isEqualTo(new Done<>(List.of(Failures.of("a", FailureReason.REJECTED, true,
					"DigitalOcean refused to convert the image. The last answer: It says 422", error(422), 10, LATER)),
					often.givenUp()));
	}

	private Duration wait(int failures) {
		return this.policy.retry().after(failures, IMAGE);
	}

	private static Conversion called(Conversion work) {
		return work.with(work.tries().called());
	}

	private static ConversionCompleted completed(String requestId, boolean alreadySnapshot) {
		return new ConversionCompleted(requestId, IMAGE, "default", null, alreadySnapshot, NOON.minusSeconds(2), null,
				LATER, requested(requestId).headers());
	}

	private Step<Conversion, Call, Event> answer(Conversion work, Call call, Reply<Answer> reply) {
		return this.decision.answer(work, call, reply, LATER, LATER);
	}

}
