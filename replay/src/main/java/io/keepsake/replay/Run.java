package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.keepsake.replay.Control.Action;
import io.keepsake.replay.Progress.Phase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

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

	private static final Duration SIGN_OF_LIFE = Progress.LEASE.dividedBy(3);

	private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

	private final Connection connection;

	private final InstantSource clock;

	private final RunOptions options;

	private final Operator by;

	private final JournalReader reader;

	private final String id;

	private Outcomes pardoned = Outcomes.NONE;

	Run(Connection connection, InstantSource clock, String id, RunOptions options, Operator by) {
		this.connection = connection;
		this.clock = clock;
		this.id = id;
		this.options = options;
		this.by = by;
		this.reader = new JournalReader(connection, id);
	}

	RunEnd run() {
		Optional<String> refusal = refusal();
		if (refusal.isPresent()) {
			return new RunEnd.Refused(refusal.get());
		}
		Progress known = replay().progress();
		if (known != null && isSent(known)) {
			return follow(replay().plan(), known); // it must not shut out whoever runs
													// another one
		}
		try (KafkaProducer<byte[], byte[]> fencing = this.connection
			.transactional(this.connection.topics().replays())) {
			fencing.initTransactions();
			// two that were admitted at once: the one that came here last goes on
			return go(replay(), new Batches(fencing, this.reader.journal(), this.connection.topics().requests()));
		}
		catch (KafkaException ex) {
			if (isShutOut(ex)) {
				return new RunEnd.TakenOver();
			}
			throw ex;
		}
	}

	// a producer that has heard of it says so as the cause of whatever it is asked next
	private static boolean isShutOut(Throwable failure) {
		return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
				|| (failure.getCause() != null && isShutOut(failure.getCause()));
	}

	private static boolean isSent(Progress progress) {
		return progress.phase() == Phase.SENT || progress.phase() == Phase.FINISHED;
	}

	private Optional<String> refusal() {
		Journal journal = this.reader.upToDate();
		return journal.replay(this.id)
			.map((replay) -> Admission.refusal(replay, journal.replays(), this.options.takeOver(),
					this.clock.instant()))
			.orElseGet(() -> Optional.of("there is no replay " + this.id));
	}

	private Replay replay() {
		return this.reader.upToDate().replay(this.id).orElseThrow();
	}

	private RunEnd go(Replay replay, Batches batches) {
		Progress before = replay.progress();
		if (before != null && isSent(before)) {
			return follow(replay.plan(), before);
		}
		Instant now = this.clock.instant();
		Progress progress = (before != null) ? before.takenUp(this.by, now) : Progress.begun(this.id, this.by, now);
		Action action = this.options.takeOver() ? Action.TAKE_OVER : Action.RUN;
		batches.claim(progress, new Control(this.id, action, this.by, now, this.options.why()));
		try (Tail tail = new Tail(this.connection, replay.plan());
				FailedRecords failures = new FailedRecords(this.connection)) {
			Changes changes = tail.upToDate();
			if (before != null && before.phase() == Phase.STOPPED) {
				this.pardoned = changes.outcomes(); // whoever resumed it has seen these
			}
			return send(replay.plan(), progress, changes, tail, failures, batches);
		}
	}

	private RunEnd send(Plan plan, Progress start, Changes changes, Tail tail, FailedRecords failures,
			Batches batches) {
		Entries entries = this.reader.journal().entries();
		Limits limits = this.options.limits().apply(plan.limits());
		Pace pace = new Pace(limits.rate(), this.clock.instant());
		Progress progress = start;
		while (progress.next() < entries.size()) {
			Outcomes outcomes = changes.outcomes();
			this.options.watcher().accept(state(plan, progress, outcomes));
			Optional<RunEnd> end = end(limits, outcomes);
			if (end.isPresent()) {
				batches.commit(List.of(), progress.left(end.get(), this.clock.instant()));
				return end.get();
			}
			long free = limits.inFlight() - (progress.sent() - outcomes.total());
			int room = (int) Math.min(Math.min(pace.room(this.clock.instant()), free), LARGEST_BATCH);
			if (room > 0) {
				int sent = progress.sent();
				Entries next = entries.slice(progress.next(), Math.min(progress.next() + room, entries.size()));
				progress = batches.send(next, failures.read(next), changes, progress, this.clock.instant());
				pace.take(progress.sent() - sent);
				tail.await(Duration.ZERO);
			}
			else {
				progress = sign(progress, batches);
				tail.await(wait(pace, free));
			}
		}
		Progress all = progress.in(Phase.SENT, this.clock.instant());
		batches.commit(List.of(), all);
		return follow(plan, all, tail);
	}

	private Optional<RunEnd> end(Limits limits, Outcomes outcomes) {
		Control hold = replay().hold();
		if (hold != null) {
			return Optional.of(new RunEnd.Held(hold, outcomes));
		}
		if (this.options.isInterrupted().getAsBoolean()) {
			return Optional.of(new RunEnd.Interrupted(outcomes));
		}
		long failed = outcomes.failures() - this.pardoned.failures();
		long completed = outcomes.completed() - this.pardoned.completed();
		return limits.isTooMany(completed, failed)
				? Optional.of(new RunEnd.Stopped(failed + " of " + (failed + completed) + " failed again", outcomes))
				: Optional.empty();
	}

	private Progress sign(Progress progress, Batches batches) {
		Instant now = this.clock.instant();
		if (now.isBefore(progress.at().plus(SIGN_OF_LIFE))) {
			return progress;
		}
		Progress alive = progress.in(Phase.RUNNING, now);
		batches.commit(List.of(), alive);
		return alive;
	}

	private static Duration wait(Pace pace, long free) {
		Duration wait = (free > 0) ? pace.untilRoom() : LONGEST_WAIT;
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

	private RunEnd follow(Plan plan, Progress sent) {
		try (Tail tail = new Tail(this.connection, plan)) {
			return follow(plan, sent, tail);
		}
	}

	/**
	 * Nothing is left to send, so somebody else may run another replay meanwhile, and
	 * several may follow this one.
	 */
	private RunEnd follow(Plan plan, Progress sent, Tail tail) {
		Changes changes = tail.upToDate();
		while (changes.outcomes().total() < sent.sent()) {
			this.options.watcher().accept(state(plan, sent, changes.outcomes()));
			if (!this.options.await()) {
				return new RunEnd.Sent(changes.outcomes());
			}
			if (this.options.isInterrupted().getAsBoolean()) {
				return new RunEnd.Interrupted(changes.outcomes());
			}
			tail.await(LONGEST_WAIT);
		}
		Outcomes outcomes = changes.outcomes();
		this.options.watcher().accept(state(plan, sent, outcomes));
		if (sent.phase() == Phase.SENT) {
			finish(sent.finished(outcomes, this.clock.instant()));
		}
		return new RunEnd.Finished(outcomes);
	}

	private void finish(Progress finished) {
		try (KafkaProducer<byte[], byte[]> producer = this.connection.producer()) {
			Sending.await(producer.send(this.reader.journal().record(finished)));
		}
	}

	private static RunState state(Plan plan, Progress progress, Outcomes outcomes) {
		return new RunState(plan.planned(), progress.next(), progress.sent(), outcomes);
	}

	@Override
	public void close() {
		this.reader.close();
	}

}
