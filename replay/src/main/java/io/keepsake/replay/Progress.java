package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay is, written in one transaction with the requests that it published.
 *
 * @param next the first entry of the plan that has not been dealt with
 * @param sent requests published
 * @param skipped of the entries before {@code next}, since the plan was made
 * @param by who runs it
 * @param at the latest sign of life
 * @param note why it stopped, where it did so by itself, until that is pardoned
 * @param outcomes how those ended: all of them once it has finished, else those up to the
 * positions
 * @param positions how far the topics of outcomes were counted, by topic and partition;
 * earlier versions did not say so
 * @param pardoned outcomes from before it was resumed, which no longer count towards
 * stopping
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(String id, Phase phase, int next, int sent, Map<Skip, Integer> skipped, Operator by, Instant at,
		@Nullable String note, @Nullable Outcomes outcomes, @Nullable Map<String, Map<Integer, Long>> positions,
		@Nullable Outcomes pardoned) {

	/** Without a sign of life for so long, whoever ran it is taken for dead. */
	static final Duration LEASE = Duration.ofSeconds(15);

	public Progress {
		Objects.requireNonNull(id);
		Objects.requireNonNull(phase);
		Objects.requireNonNull(skipped);
		Objects.requireNonNull(by);
		Objects.requireNonNull(at);
	}

	static Progress begun(String id, Operator by, Instant now) {
		return new Progress(id, Phase.RUNNING, 0, 0, Map.of(), by, now, null, null, null, null);
	}

	/**
	 * Gone on with by somebody, from where it is.
	 */
	Progress takenUp(Operator other, Instant now) {
		return new Progress(this.id, Phase.RUNNING, this.next, this.sent, this.skipped, other, now, this.note,
				this.outcomes, this.positions, this.pardoned);
	}

	/**
	 * Whether it stopped by itself, and nobody has taken note of that yet. It is kept
	 * with the progress, so that whoever takes up what a killed run left knows it, too.
	 */
	boolean awaitsPardon() {
		return this.note != null;
	}

	Progress pardoned(Outcomes seen, Instant now) {
		return new Progress(this.id, this.phase, this.next, this.sent, this.skipped, this.by, now, null, this.outcomes,
				this.positions, seen);
	}

	/**
	 * With more of the plan dealt with.
	 */
	Progress sent(int entries, int published, Map<Skip, Integer> allSkipped, Instant now) {
		return new Progress(this.id, Phase.RUNNING, this.next + entries, this.sent + published, allSkipped, this.by,
				now, null, this.outcomes, this.positions, this.pardoned);
	}

	/**
	 * Left where it is, for whoever comes next, who need not wait then.
	 */
	Progress left(RunEnd end, Instant now) {
		return (end instanceof RunEnd.Stopped stopped) ? new Progress(this.id, Phase.STOPPED, this.next, this.sent,
				this.skipped, this.by, now, stopped.why(), this.outcomes, this.positions, this.pardoned)
				: in(Phase.INTERRUPTED, now);
	}

	Progress finished(Outcomes all, Instant now) {
		return new Progress(this.id, Phase.FINISHED, this.next, this.sent, this.skipped, this.by, now, null, all, null,
				null);
	}

	Progress in(Phase changed, Instant now) {
		return new Progress(this.id, changed, this.next, this.sent, this.skipped, this.by, now, this.note,
				this.outcomes, this.positions, this.pardoned);
	}

	Progress with(Counted counted) {
		return new Progress(this.id, this.phase, this.next, this.sent, this.skipped, this.by, this.at, this.note,
				counted.outcomes(), counted.positions(), this.pardoned);
	}

	/**
	 * What has been counted for good: nothing, where an earlier version wrote this.
	 */
	Counted counted() {
		return (this.outcomes != null && this.positions != null) ? new Counted(this.outcomes, this.positions)
				: Counted.NOTHING;
	}

	Outcomes pardonedOutcomes() {
		return (this.pardoned != null) ? this.pardoned : Outcomes.NONE;
	}

	boolean isAlive(Instant now) {
		return this.phase == Phase.RUNNING && now.isBefore(this.at.plus(LEASE));
	}

	/** The codes are public API. */
	public enum Phase {

		RUNNING("running"),
		/** Whoever ran it ended before the work did, and said so. */
		INTERRUPTED("interrupted"),
		/** Too many failed again. */
		STOPPED("stopped"),
		/** All are published; outcomes are missing. */
		SENT("sent"), FINISHED("finished");

		private final String code;

		Phase(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

}
