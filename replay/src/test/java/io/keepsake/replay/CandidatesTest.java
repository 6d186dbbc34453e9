package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.FailureReason;
import io.keepsake.replay.Candidates.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is replayed, what is skipped and why: each reason once alone, then against each
 * other.
 */
class CandidatesTest {

	private static final String REQUEST = "request-7";

	private static final Instant LATER = Failures.FAILED.plusSeconds(60);

	private final Candidates candidates = new Candidates(new Hashes(42));

	private long offset;

	@Test
	void aFailureIsReplayed() {
		fail(Failures.event(7));

		assertThat(offsets(select())).containsExactly(0L);
		assertThat(select().skipped()).isEmpty();
	}

	@Test
	void whatTheFilterDoesNotMeanIsNotCounted() {
		this.candidates.failed(Failures.at(0, 0, Failures.event(7)), false);

		assertThat(select().matched()).isZero();
		assertThat(select().skipped()).isEmpty();
		assertThat(offsets(select())).isEmpty();
		assertThat(this.candidates.earliest()).isEmpty();
	}

	@Test
	void aRequestWhoseImageCompletedIsSkipped() {
		fail(Failures.event(7));
		this.candidates.completed("default", 7, LATER);

		isSkipped(Skip.COMPLETED);
	}

	@Test
	void aRequestWhoseImageCompletedWhileItWaitedIsSkippedToo() {
		fail(Failures.event(7));
		this.candidates.completed("default", 7, Failures.FAILED.minusSeconds(1));

		isSkipped(Skip.COMPLETED);
	}

	@Test
	void anotherAccountsImageSaysNothing() {
		fail(Failures.event(7));
		this.candidates.completed("acme", 7, LATER);
		this.candidates.requested("acme", 7, "other", LATER, 0);

		assertThat(offsets(select())).hasSize(1);
	}

	@Test
	void aRequestThatWasPublishedAgainIsPending() {
		fail(Failures.event(7));
		this.candidates.requested("default", 7, REQUEST, LATER, 0);

		isSkipped(Skip.PENDING);
	}

	@Test
	void aCopyFromBeforeTheFailureIsNotPending() {
		fail(Failures.event(7));
		this.candidates.requested("default", 7, REQUEST, Failures.REQUESTED, 0);
		this.candidates.requested("default", 7, REQUEST, Failures.FAILED.minusSeconds(1), 0);

		assertThat(offsets(select())).hasSize(1);
	}

	@Test
	void aReplayIsPendingAlthoughTheOperatorsClockIsSlow() {
		fail(Failures.event(7));
		this.candidates.requested("default", 7, REQUEST, Failures.FAILED.minusSeconds(120), 1);

		isSkipped(Skip.PENDING);
	}

	@Test
	void aReplayThatFailedIsNotPending() {
		fail(Failures.event("default", 7, REQUEST, FailureReason.ERRORED, Failures.REQUESTED, Failures.FAILED,
				Failures.replayed("r", 1)));
		this.candidates.requested("default", 7, REQUEST, Failures.REQUESTED.plusSeconds(1), 1);

		assertThat(offsets(select())).hasSize(1);
	}

	@Test
	void aReplayOfAnEarlierFailureIsNotPending() {
		fail(Failures.event("default", 7, REQUEST, FailureReason.ERRORED, Failures.REQUESTED, Failures.FAILED,
				Failures.replayed("r", 1)));
		// its publisher sent it once more
		fail(Failures.event("default", 7, REQUEST, FailureReason.ERRORED, LATER, LATER.plusSeconds(9), Map.of()));
		this.candidates.requested("default", 7, REQUEST, Failures.REQUESTED, 1);
		this.candidates.requested("default", 7, REQUEST, LATER, 0);

		assertThat(offsets(select())).containsExactly(1L);
	}

	@Test
	void anEarlierFailureGivesWayToALaterOne() {
		fail(Failures.event(7));
		fail(Failures.event("default", 7, REQUEST, FailureReason.TIMED_OUT, LATER, LATER.plusSeconds(9), Map.of()));
		this.candidates.requested("default", 7, REQUEST, LATER, 0);

		assertThat(offsets(select())).containsExactly(1L);
		assertThat(select().skipped()).isEqualTo(Map.of(Skip.FAILED_AGAIN, 1));
	}

	@Test
	void aLaterFailureThatIsReadFirstCountsAllTheSame() {
		fail(Failures.event("default", 7, REQUEST, FailureReason.TIMED_OUT, LATER, LATER.plusSeconds(9), Map.of()));
		fail(Failures.event(7));

		assertThat(offsets(select())).containsExactly(0L);
		assertThat(select().skipped()).isEqualTo(Map.of(Skip.FAILED_AGAIN, 1));
	}

	@Test
	void aLaterFailureCountsAlthoughTheFilterDoesNotMeanIt() {
		fail(Failures.event(7));
		this.candidates.failed(
				Failures.at(0, 1, Failures.event(7, REQUEST, FailureReason.NOT_FOUND, LATER.plusSeconds(9))), false);

		isSkipped(Skip.FAILED_AGAIN);
	}

	@Test
	void aNewerRequestForTheImageReplacesIt() {
		fail(Failures.event(7));
		this.candidates.requested("default", 7, "newer", Failures.REQUESTED.plusMillis(1), 0);

		isSkipped(Skip.REPLACED);
	}

	@Test
	void anOlderRequestForTheImageDoesNot() {
		fail(Failures.event(7));
		this.candidates.requested("default", 7, "older", Failures.REQUESTED.minusMillis(1), 0);

		assertThat(offsets(select())).hasSize(1);
	}

	@Test
	void ofTwoRequestsForAnImageThatBothFailedTheNewerIsReplayed() {
		fail(Failures.event("default", 7, "older", FailureReason.ERRORED, Failures.REQUESTED, LATER, Map.of()));
		fail(Failures.event("default", 7, "newer", FailureReason.ERRORED, Failures.REQUESTED.plusSeconds(1), LATER,
				Map.of()));

		assertThat(offsets(select())).containsExactly(1L);
		assertThat(select().skipped()).isEqualTo(Map.of(Skip.REPLACED, 1));
	}

	@Test
	void whatCannotSucceedIsSkippedUnlessForced() {
		fail(Failures.event(7, REQUEST, FailureReason.NOT_FOUND, Failures.FAILED));

		assertThat(this.candidates.select(Limits.DEFAULTS, true, Failures.NOW).entries().size()).isEqualTo(1);
		isSkipped(Skip.NOT_RETRYABLE);
	}

	@Test
	void theCapOnReplaysHoldsEvenIfForced() {
		fail(Failures.event("default", 7, REQUEST, FailureReason.ERRORED, Failures.REQUESTED, Failures.FAILED,
				Failures.replayed("r", 3)));

		assertThat(this.candidates.select(Limits.DEFAULTS, true, Failures.NOW).skipped())
			.isEqualTo(Map.of(Skip.TOO_MANY_REPLAYS, 1));
	}

	@Test
	void belowTheCapItIsReplayedAgain() {
		fail(Failures.event("default", 7, REQUEST, FailureReason.ERRORED, Failures.REQUESTED, Failures.FAILED,
				Failures.replayed("r", 2)));

		assertThat(offsets(select())).hasSize(1);
	}

	@Test
	void oneOfManyIsFoundAgain() {
		for (int image = 1; image <= 100_000; image++) {
			fail(Failures.event(image));
		}
		this.candidates.completed("default", 77_777, LATER);

		Selection selection = select();

		assertThat(selection.matched()).isEqualTo(100_000);
		assertThat(selection.entries().size()).isEqualTo(99_999);
		assertThat(selection.examples()).isEqualTo(Map.of(Skip.COMPLETED, List.of(new OffsetRange(0, 77_776, 77_776))));
	}

	@Test
	void theOrderIsThatOfTimeAndWithinAPartitionThatOfOffsets() {
		Instant early = Failures.FAILED;
		this.candidates.failed(Failures.at(1, 5, failedAt(1, early.plusSeconds(30))), true);
		// a clock that lags behind must not change the order of an account's requests
		this.candidates.failed(Failures.at(1, 6, failedAt(2, early)), true);
		this.candidates.failed(Failures.at(0, 9, failedAt(3, early.plusSeconds(10))), true);
		this.candidates.failed(Failures.at(0, 10, failedAt(4, early.plusSeconds(40))), true);

		assertThat(offsets(select())).containsExactly(9L, 5L, 6L, 10L);
	}

	@Test
	void isBrokenDownByReasonAgeAndAccount() {
		fail(failedAt(1, Failures.NOW.minus(Duration.ofMinutes(59))));
		fail(failedAt(2, Failures.NOW.minus(Duration.ofHours(5))));
		fail(Failures.event("acme", 3, "r3", FailureReason.TIMED_OUT, Failures.REQUESTED,
				Failures.NOW.minus(Duration.ofDays(30)), Map.of()));

		Selection selection = select();

		assertThat(selection.byReason()).isEqualTo(Map.of("errored", 2, "timed-out", 1));
		assertThat(selection.byAge()).isEqualTo(Map.of(Age.HOUR, 1, Age.SIX_HOURS, 1, Age.OLDER, 1));
		assertThat(selection.byAccount()).isEqualTo(Map.of("default", 2, "acme", 1));
	}

	private static ConversionFailed failedAt(long image, Instant time) {
		return Failures.event(image, "request-" + image, FailureReason.ERRORED, time);
	}

	private void fail(ConversionFailed event) {
		this.candidates.failed(Failures.at(0, this.offset++, event), true);
	}

	private void isSkipped(Skip reason) {
		Selection selection = select();
		assertThat(selection.entries().size()).isZero();
		assertThat(selection.skipped()).isEqualTo(Map.of(reason, 1));
	}

	private Selection select() {
		return this.candidates.select(Limits.DEFAULTS, false, Failures.NOW);
	}

	private static List<Long> offsets(Selection selection) {
		return java.util.stream.IntStream.range(0, selection.entries().size())
			.mapToObj(selection.entries()::offset)
			.toList();
	}

}
