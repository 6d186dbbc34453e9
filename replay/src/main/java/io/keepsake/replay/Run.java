package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

import io.keepsake.replay.Control.Action;
import io.keepsake.replay.Progress.Phase;
import org.apache.kafka.common.KafkaException;

/**
 * One run of a replay, from wherever the last one came to.
 * <p>
 * The requests of a batch and the progress that counts them are in one transaction, so a
 * run that is killed at any point has sent exactly what its last progress says. The next
 * one names the same transactional id: that aborts what was open, and shuts out whoever
 * still writes under it, be it a process that was frozen and is thawed. Only then is the
 * progress read that it goes on from.
 */
final class Run implements AutoCloseable {

	private static final int LARGEST_BATCH = 500;

	private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

	private final Connection connection;

	private final InstantSource clock;

	private final RunOptions options;

	private final Operator by;

	private final JournalReader reader;

	private final String id;

	private final Following following;

	Run(Connection connection, InstantSource clock, String id, RunOptions options, Operator by,
			Consumer<String> notes) {
		this.connection = connection;
		this.clock = clock;
		this.id = id;
		this.options = options;
		this.by = by;
		this.reader = new JournalReader(connection, id, notes);
		this.following = new Following(connection, clock, options, this.reader);
	}

	RunEnd run() {
		Optional<String> refusal = refusal();
		if (refusal.isPresent()) {
			return new RunEnd.Refused(refusal.get());
		}
		Replay replay = replay();
		// before anything is written: they may be such as cannot be
		Limits limits = this.options.limits().apply(replay.plan().limits());
		if (replay.progress() != null && isSent(replay.progress())) {
			// it must not shut out whoever runs another one
			return this.following.follow(replay.plan(), replay.progress());
		}
		try (Transactional fencing = new Transactional(this.connection, this.connection.topics().replays())) {
			fencing.begin();
			// two that were admitted at once: the one that came here last goes on
			return go(replay(), limits, fencing);
		}
		catch (KafkaException ex) {
			if (Transactional.isShutOut(ex)) {
				return new RunEnd.TakenOver();
			}
			throw ex;
		}
	}

	private static boolean isSent(Progress progress) {
		return progress.phase() == Phase.SENT || progress.phase() == Phase.FINISHED;
	}

	private Optional<String> refusal() {
		Journal journal = this.reader.upToDate();
		return journal.refusal(this.id, (replay) -> Admission.refusal(replay, journal.replays(),
				this.options.takeOver(), this.clock.instant()));
	}

	private Replay replay() {
		return this.reader.upToDate().replay(this.id).orElseThrow();
	}

	private RunEnd go(Replay replay, Limits limits, Transactional fencing) {
		Progress before = replay.progress();
		if (before != null && isSent(before)) {
			return this.following.follow(replay.plan(), before);
		}
		Instant now = this.clock.instant();
		Progress start = (before != null) ? before.takenUp(this.by, now) : Progress.begun(this.id, this.by, now);
		Batches batches = new Batches(fencing, this.reader.journal(), this.connection.topics().requests(), this.clock,
				start);
		Action action = this.options.takeOver() ? Action.TAKE_OVER : Action.RUN;
		batches.claim(new Control(this.id, action, this.by, now, this.options.why()));
		try (Tail tail = Tail.ofPlan(this.connection, replay.plan(), start.counted());
				FailedRecords failures = new FailedRecords(this.connection)) {
			if (!tail.catchUp(() -> goesOn(batches))) {
				// what it has not read to the end is counted by the next run
				return end(batches, new RunEnd.Interrupted(start.counted().outcomes()));
			}
			if (start.awaitsPardon()) {
				batches.pardon(tail.changes().outcomes()); // who resumed it has seen them
			}
			return send(replay.plan(), limits, tail, failures, batches);
		}
	}

	private boolean goesOn(Batches batches) {
		batches.sign();
		return !this.options.isInterrupted().getAsBoolean();
	}

	private RunEnd send(Plan plan, Limits limits, Tail tail, FailedRecords failures, Batches batches) {
		Entries entries = this.reader.journal().entries();
		Pace pace = new Pace(limits.rate(), this.clock.instant());
		while (batches.progress().next() < entries.size()) {
			batches.count(tail.counted());
			Progress progress = batches.progress();
			Outcomes outcomes = tail.changes().outcomes();
			this.options.watcher().accept(RunState.of(plan, progress, outcomes));
			Optional<RunEnd> end = end(limits, outcomes, progress.pardonedOutcomes());
			if (end.isPresent()) {
				return end(batches, end.get());
			}
			long free = limits.inFlight() - (progress.sent() - outcomes.total());
			int room = (int) Math.min(Math.min(pace.room(this.clock.instant()), free), LARGEST_BATCH);
			if (room > 0) {
				Entries next = entries.slice(progress.next(), Math.min(progress.next() + room, entries.size()));
				batches.send(next, failures.read(next), tail.changes());
				pace.take(batches.progress().sent() - progress.sent());
				tail.await(Duration.ZERO);
			}
			else {
				batches.sign();
				tail.await(wait(pace, free));
			}
		}
		batches.count(tail.counted());
		this.reader.readPast(batches.allSent());
		return this.following.follow(plan, batches.progress(), tail);
	}

	/**
	 * Whoever looks once this run has ended sees that it has.
	 */
	private RunEnd end(Batches batches, RunEnd end) {
		this.reader.readPast(batches.end(end));
		return end;
	}

	private Optional<RunEnd> end(Limits limits, Outcomes outcomes, Outcomes pardoned) {
		Control hold = replay().hold();
		if (hold != null) {
			return Optional.of(new RunEnd.Held(hold, outcomes));
		}
		if (this.options.isInterrupted().getAsBoolean()) {
			return Optional.of(new RunEnd.Interrupted(outcomes));
		}
		long failed = outcomes.failures() - pardoned.failures();
		long completed = outcomes.completed() - pardoned.completed();
		return limits.isTooMany(completed, failed)
				? Optional.of(new RunEnd.Stopped(failed + " of " + (failed + completed) + " failed again", outcomes))
				: Optional.empty();
	}

	private static Duration wait(Pace pace, long free) {
		Duration wait = (free > 0) ? pace.untilRoom() : LONGEST_WAIT;
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
