package io.keepsake.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.FailureReason;
import io.keepsake.replay.Control.Action;
import io.keepsake.replay.Progress.Phase;
import io.keepsake.replay.Replay.Status;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read back of what was written, and what a replay comes to be by it.
 */
class JournalTest {

	private static final Instant NOW = Failures.NOW;

	private static final Operator ALICE = new Operator("alice", "host", 1);

	private static final Operator BOB = new Operator("bob", "other", 2);

	private static final Plan PLAN = new Plan("r1", ALICE, NOW, "an outage",
			new Filter(Set.of(FailureReason.ERRORED), true, NOW.minusSeconds(60), null, Set.of(7L), Set.of("acme"),
					Set.of("nightly"), 0, 2, List.of(OffsetRange.parse("3@100-200"))),
			Limits.DEFAULTS, false, 25_002, 25_000, Map.of(Skip.COMPLETED, 2),
			Map.of(Skip.COMPLETED, List.of(OffsetRange.parse("0@7"))), Map.of("errored", 25_000),
			Map.of(Age.HOUR, 25_000), Map.of("default", 25_000),
			List.of(Plan.Sample.of(Failures.at(0, 1, Failures.event(7)))),
			Map.of("convert-backup", Map.of(0, 12L, 1, 13L)));

	private final Journal journal = new Journal("convert-backup.replays", "r1");

	@Test
	void aPlanIsReadBackWithAllItsEntries() {
		plan();

		assertThat(replay().plan()).isEqualTo(PLAN);
		assertThat(this.journal.entries().size()).isEqualTo(25_000);
		assertThat(this.journal.entries().partition(24_999)).isEqualTo(24_999 % 3);
		assertThat(this.journal.entries().offset(24_999)).isEqualTo(49_998);
		assertThat(status()).isEqualTo(Status.PLANNED);
	}

	@Test
	void aKindOfALaterVersionIsLeftOut() {
		plan();
		this.journal.read("r1/later/1".getBytes(StandardCharsets.UTF_8), new byte[] { 1 });
		this.journal.read("nothing".getBytes(StandardCharsets.UTF_8), new byte[] { 1 });

		assertThat(replay().plan()).isEqualTo(PLAN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "null", "{}", "[]", "{\"id\":\"r1\",\"phase\":\"dreaming\",\"next\":1}" })
	void whatIsNotUnderstoodIsLeftOutAndKeepsItsReplayFromGoingOn(String value) {
		plan();
		read(progress(Phase.RUNNING, NOW));
		for (String kind : List.of("r1/progress", "r1/control/1", "r2/plan", "r1/entries/00009")) {
			assertThat(this.journal.read(kind.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
				.as(kind)
				.isFalse();
		}

		assertThat(replay().progress()).isEqualTo(progress(Phase.RUNNING, NOW));
		assertThat(this.journal.replays()).hasSize(1);
		assertThat(this.journal.isUnderstood("r1")).isFalse();
		assertThat(this.journal.isUnderstood("r")).isTrue();
	}

	@Test
	void progressThatIsUnderstoodTakesThePlaceOfWhatWasNot() {
		plan();
		this.journal.read("r1/progress".getBytes(StandardCharsets.UTF_8), new byte[] { 1 });

		read(progress(Phase.RUNNING, NOW));

		assertThat(this.journal.isUnderstood("r1")).isTrue();
	}

	@Test
	void progressOfAnEarlierVersionIsReadAndCountedFromThePlanOn() {
		plan();
		this.journal.read("r1/progress".getBytes(StandardCharsets.UTF_8), """
				{"id":"r1","phase":"interrupted","next":10,"sent":8,"skipped":{"gone":2},
				"by":{"user":"alice","host":"host","pid":1},"at":"2026-11-22T12:00:00Z"}"""
			.getBytes(StandardCharsets.UTF_8));

		assertThat(replay().sent()).isEqualTo(8);
		assertThat(Objects.requireNonNull(replay().progress()).counted()).isEqualTo(Counted.NOTHING);
	}

	@Test
	void whatWasResubmittedIsKeptInPortions() {
		ConvertBackup request = new ConvertBackup(7, null, null, NOW);
		List<Resubmission> requests = IntStream.range(0, 10_000)
			.mapToObj((offset) -> new Resubmission(new Coordinates("convert-backup.dead-letter", 3, offset), request))
			.toList();

		List<ProducerRecord<byte[], byte[]>> records = this.journal
			.records(new Resubmitted("s1", ALICE, NOW, "a typing error", requests));

		assertThat(records).hasSize(20)
			.allSatisfy((record) -> assertThat(record.value()).hasSizeLessThan(500_000))
			.extracting((record) -> new String(record.key(), StandardCharsets.UTF_8))
			.doesNotHaveDuplicates();
	}

	@Test
	void itRunsWhileThereAreSignsOfLife() {
		plan();
		read(progress(Phase.RUNNING, NOW));

		assertThat(replay().status(NOW.plusSeconds(14))).isEqualTo(Status.RUNNING);
		assertThat(replay().status(NOW.plusSeconds(15))).isEqualTo(Status.INTERRUPTED);
		assertThat(Admission.refusal(replay(), List.of(replay()), false, NOW.plusSeconds(14))).isPresent();
		assertThat(Admission.refusal(replay(), List.of(replay()), true, NOW.plusSeconds(14))).isEmpty();
		assertThat(Admission.refusal(replay(), List.of(replay()), false, NOW.plusSeconds(15))).isEmpty();
	}

	@Test
	void oneAtATimeRuns() {
		plan();
		read(progress(Phase.RUNNING, NOW));
		Replay other = Replay.of(plan("r2"))
			.with(new Progress("r2", Phase.RUNNING, 0, 0, Map.of(), BOB, NOW, null, null, null, null));
		Replay waiting = Replay.of(PLAN);

		assertThat(Admission.refusal(waiting, List.of(waiting, other), false, NOW))
			.hasValueSatisfying((why) -> assertThat(why).startsWith("another replay, r2, is being run by bob@other")
				.contains("only one runs at a time"));
	}

	@Test
	void aPauseHoldsWhateverTheRunnerStillWrites() {
		plan();
		read(progress(Phase.RUNNING, NOW));
		read(control(Action.PAUSE));
		read(progress(Phase.RUNNING, NOW));

		assertThat(status()).isEqualTo(Status.PAUSED);
		assertThat(Admission.refusal(replay(), List.of(), true, NOW))
			.hasValueSatisfying((why) -> assertThat(why).contains("paused by bob, who said: because"));
	}

	@Test
	void aPauseIsLiftedByResuming() {
		plan();
		read(control(Action.PAUSE));
		read(control(Action.RESUME));

		assertThat(status()).isEqualTo(Status.PLANNED);
		assertThat(Permission.refusal(replay(), Action.RESUME, NOW)).isPresent();
	}

	@Test
	void aCancellationIsForGood() {
		plan();
		read(control(Action.CANCEL));
		read(control(Action.RESUME));
		read(control(Action.PAUSE));

		assertThat(status()).isEqualTo(Status.CANCELLED);
		for (Action action : List.of(Action.PAUSE, Action.RESUME, Action.CANCEL)) {
			assertThat(Permission.refusal(replay(), action, NOW)).isPresent();
		}
	}

	@Test
	void whatWasSentIsNotCancelled() {
		plan();
		read(control(Action.CANCEL));
		read(progress(Phase.SENT, NOW));

		assertThat(status()).isEqualTo(Status.SENT);
	}

	@Test
	void oneThatStoppedByItselfGoesOnOnceItIsResumed() {
		plan();
		read(progress(Phase.STOPPED, NOW));
		assertThat(status()).isEqualTo(Status.STOPPED);
		assertThat(Admission.refusal(replay(), List.of(), false, NOW)).isPresent();

		read(control(Action.RESUME));

		assertThat(status()).isEqualTo(Status.INTERRUPTED);
		assertThat(Admission.refusal(replay(), List.of(), false, NOW)).isEmpty();
	}

	@Test
	void theTrailHoldsEverything() {
		plan();
		List.of(Action.RUN, Action.PAUSE, Action.RESUME, Action.TAKE_OVER, Action.CANCEL)
			.forEach((action) -> read(control(action)));

		assertThat(replay().trail()).extracting(Control::action)
			.containsExactly(Action.RUN, Action.PAUSE, Action.RESUME, Action.TAKE_OVER, Action.CANCEL);
		assertThat(replay().trail().getFirst()).isEqualTo(new Control("r1", Action.RUN, BOB, NOW, "because"));
	}

	private static Plan plan(String id) {
		return new Plan(id, ALICE, NOW, "another outage", Filter.ALL, Limits.DEFAULTS, false, 1, 1, Map.of(), Map.of(),
				Map.of(), Map.of(), Map.of(), List.of(), Map.of());
	}

	private void plan() {
		int[] partitions = new int[25_000];
		long[] offsets = new long[25_000];
		for (int i = 0; i < 25_000; i++) {
			partitions[i] = i % 3;
			offsets[i] = 2L * i;
		}
		this.journal.records(PLAN, new Entries(partitions, offsets)).forEach(this::read);
	}

	private void read(Progress progress) {
		read(this.journal.record(progress));
	}

	private void read(Control control) {
		read(this.journal.record(control));
	}

	private void read(ProducerRecord<byte[], byte[]> record) {
		this.journal.read(record.key(), record.value());
	}

	private static Progress progress(Phase phase, Instant at) {
		return new Progress("r1", phase, 10, 8, Map.of(Skip.GONE, 2), ALICE, at, null,
				new Outcomes(3, Map.of("errored", 1)), null, null);
	}

	private static Control control(Action action) {
		return new Control("r1", action, BOB, NOW, "because");
	}

	private Replay replay() {
		return this.journal.replay("r1").orElseThrow();
	}

	private Status status() {
		return replay().status(NOW);
	}

}
