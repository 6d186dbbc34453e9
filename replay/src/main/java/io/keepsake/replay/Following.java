package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import io.keepsake.replay.Progress.Phase;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Waits for the outcomes of a replay of which all is sent. Somebody else may run another
 * replay meanwhile, and several may follow this one.
 * <p>
 * An outcome may never come: a service drops a copy of a request that is under way, and
 * the one outcome of both bears the headers of the first.
 */
final class Following {

	private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

	private final Connection connection;

	private final InstantSource clock;

	private final RunOptions options;

	private final JournalReader reader;

	Following(Connection connection, InstantSource clock, RunOptions options, JournalReader reader) {
		this.connection = connection;
		this.clock = clock;
		this.options = options;
		this.reader = reader;
	}

	RunEnd follow(Plan plan, Progress sent) {
		if (sent.phase() == Phase.FINISHED) {
			return new RunEnd.Finished((sent.outcomes() != null) ? sent.outcomes() : Outcomes.NONE);
		}
		try (Tail tail = Tail.ofPlan(this.connection, plan, sent.counted())) {
			return follow(plan, sent, tail);
		}
	}

	RunEnd follow(Plan plan, Progress sent, Tail tail) {
		Instant heard = this.clock.instant();
		long known = 0;
		boolean goesOn = tail.catchUp(() -> !this.options.isInterrupted().getAsBoolean());
		while (true) {
			Outcomes outcomes = tail.changes().outcomes();
			this.options.watcher().accept(RunState.of(plan, sent, outcomes));
			if (outcomes.total() >= sent.sent()) {
				write(sent.finished(outcomes, this.clock.instant()));
				return new RunEnd.Finished(outcomes);
			}
			if (!goesOn || this.options.isInterrupted().getAsBoolean()) {
				keep(sent, tail.counted());
				return new RunEnd.Interrupted(outcomes);
			}
			if (!this.options.await()) {
				keep(sent, tail.counted());
				return new RunEnd.Sent(outcomes);
			}
			Instant now = this.clock.instant();
			heard = (outcomes.total() > known) ? now : heard;
			known = outcomes.total();
			if (!now.isBefore(heard.plus(this.options.patience()))) {
				keep(sent, tail.counted());
				long missing = sent.sent() - known;
				return new RunEnd.Overdue(missing, tail.changes().waiting(missing), outcomes);
			}
			tail.await(LONGEST_WAIT);
		}
	}

	/**
	 * For whoever follows it later, when the outcomes may have expired.
	 */
	private void keep(Progress sent, Counted counted) {
		Progress now = this.reader.upToDate().replay(sent.id()).map(Replay::progress).orElse(null);
		if (now != null && now.phase() == Phase.SENT && !Objects.equals(now.outcomes(), counted.outcomes())) {
			write(now.with(counted).in(Phase.SENT, this.clock.instant()));
		}
	}

	private void write(Progress progress) {
		try (KafkaProducer<byte[], byte[]> producer = this.connection.producer()) {
			Sending.await(producer.send(this.reader.journal().record(progress)));
		}
	}

}
