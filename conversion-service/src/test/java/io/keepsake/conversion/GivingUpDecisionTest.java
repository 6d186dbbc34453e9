package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
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
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.conversion.Requests.IMAGE;
import static io.keepsake.conversion.Requests.NOON;
import static io.keepsake.testing.Replies.LOST;
import static io.keepsake.testing.Replies.error;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the calls for an image come to an end without one.
 */
class GivingUpDecisionTest {

	private static final Call CONVERT = Call.StartAction.convert(IMAGE);

	private static final Call READ_IMAGE = new Call.ReadImage(IMAGE);

	private static final Call READ_ACTIONS = new Call.ReadImageActions(IMAGE);

	private final ConversionPolicy policy = Policies.usual();

	private final ConversionDecision decision = new ConversionDecision(this.policy);

	private final Conversion work = Conversion.of(Requests.request("a"), null, NOON.minus(Duration.ofDays(9)));

	private final Instant late = NOON.plus(this.policy.giveUpAfter());

	private final Conversion failing = this.work.with(new Tries(7, 7, NOON, NOON, 0, null, error(500)));

	@Test
	void aReadThatFailsForTooLongIsTheLast() {
		for (Call read : List.of(READ_IMAGE, READ_ACTIONS)) {
			assertThat(answer(this.failing, read, Replies.unavailable(503), this.late.minusMillis(1)))
				.isInstanceOf(Next.class);
			assertThat(answer(this.failing, read, Replies.unavailable(503), this.late))
				.isEqualTo(exhausted(error(503)));
			assertThat(answer(this.failing, read, Replies.rejected(400), this.late)).isEqualTo(exhausted(error(400)));
			assertThat(answer(this.failing, read, new Reply.Lost<>(), this.late)).isEqualTo(exhausted(LOST));
		}
	}

	@Test
	void anImageWhoseActionsAreNotFoundForTooLongFails() {
		assertThat(answer(this.failing, READ_ACTIONS, Replies.notFound(404), this.late.minusMillis(1)))
			.isInstanceOf(Next.class);
		assertThat(answer(this.failing, READ_ACTIONS, Replies.notFound(404), this.late))
			.isEqualTo(exhausted(error(404)));
	}

	@Test
	void aConversionThatFailsForTooLongIsTheLastOnceTheImageWasRead() {
		Tries once = new Tries(8, 8, NOON, this.late, 0, null, error(504));
		Conversion doubtful = this.work.with(once).doubted();
		Conversion seenOnce = doubtful.lagging(NOON).lagOver();

		assertThat(answer(this.failing, CONVERT, Replies.unavailable(504), this.late))
			.isEqualTo(new Next<>(doubtful, READ_IMAGE, this.late.plus(this.policy.retry().after(8, IMAGE))));
		assertThat(answer(seenOnce, READ_ACTIONS, Replies.actions(), this.late)).isEqualTo(new Done<>(
				List.of(Failures.of("a", FailureReason.ATTEMPTS_EXHAUSTED, true,
						"No usable answer for too long. The last answer: It says 504", error(504), 9, this.late)),
				seenOnce.givenUp()));
	}

	@Test
	void theTimeInWhichNobodyAskedDoesNotCount() {
		Conversion seenOnce = this.work.with(new Tries(1, 1, NOON, NOON, 0, null, error(503)))
			.doubted()
			.lagging(NOON)
			.lagOver();

		assertThat(answer(seenOnce, READ_ACTIONS, Replies.actions(), this.late)).isInstanceOfSatisfying(Next.class,
				(next) -> assertThat(next.call()).isEqualTo(Call.StartAction.convert(IMAGE)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 429 })
	void theTimeOfAClosedAccountDoesNotCount(int status) {
		Reply<Answer> closed = switch (status) {
			case 401 -> Replies.unauthorized();
			case 403 -> Replies.forbidden();
			default -> Replies.throttled(Duration.ofMinutes(1), 0);
		};
		for (Call call : List.of(CONVERT, READ_IMAGE, READ_ACTIONS)) {
			Step<Conversion, Call, Event> step = answer(this.failing, call, closed, this.late);

			assertThat(step).isInstanceOfSatisfying(Next.class, (next) -> {
				Conversion open = (Conversion) next.work();
				assertThat(answer(open, call, Replies.unavailable(500), this.late.plusSeconds(1)))
					.isInstanceOf(Next.class);
			});
		}
	}

	@Test
	void theTimeBeforeTheFirstCallDoesNotCount() {
		for (Call call : List.of(CONVERT, READ_IMAGE, READ_ACTIONS)) {
			assertThat(answer(this.work, call, Replies.unavailable(500), NOON)).isInstanceOf(Next.class);
		}
	}

	@Test
	void afterADoubtfulEndTheNextRequestReadsTheImageFirst() {
		Conversion remembered = this.failing.doubted().givenUp();

		Step<Conversion, Call, Event> step = this.decision.open(Requests.request("b"), remembered, NOON);

		assertThat(step)
			.isEqualTo(new Next<>(Conversion.of(Requests.request("b"), remembered.earlier(), NOON), READ_IMAGE, NOON));
	}

	private Done<Conversion, Call, Event> exhausted(ApiError error) {
		return new Done<>(List.of(Failures.of("a", FailureReason.ATTEMPTS_EXHAUSTED, true,
				"No usable answer for too long. The last answer: " + error.message(), error, 8, this.late)));
	}

	private Step<Conversion, Call, Event> answer(Conversion work, Call call, Reply<Answer> reply, Instant now) {
		return this.decision.answer(work, call, reply, now, now);
	}

}
