package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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
 * @param note why it stopped, where it did so by itself
 * @param outcomes how those ended, once all of them have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(String id, Phase phase, int next, int sent, Map<Skip, Integer> skipped, Operator by, Instant at,
		@Nullable String note, @Nullable Outcomes outcomes) {

	/** Without a sign of life for so long, whoever ran it is taken for dead. */
	static final Duration LEASE = Duration.ofSeconds(15);

	static Progress begun(String id, Operator by, Instant now) {
		return new Progress(id, Phase.RUNNING, 0, 0, Map.of(), by, now, null, null);
	}

	/**
	 * Gone on with by somebody, from where it is.
	 */
	Progress takenUp(Operator other, Instant now) {
		return new Progress(this.id, Phase.RUNNING, this.next, this.sent, this.skipped, other, now, null, null);
	}

	/**
	 * Left where it is, for whoever comes next, who need not wait then.
	 */
	Progress left(RunEnd end, Instant now) {
		return (end instanceof RunEnd.Stopped stopped) ? new Progress(this.id, Phase.STOPPED, this.next, this.sent,
				this.skipped, this.by, now, stopped.why(), null) : in(Phase.INTERRUPTED, now);
	}

	Progress finished(Outcomes all, Instant now) {
		return new Progress(this.id, Phase.FINISHED, this.next, this.sent, this.skipped, this.by, now, null, all);
	}

	Progress in(Phase phase, Instant now) {
		return new Progress(this.id, phase, this.next, this.sent, this.skipped, this.by, now, this.note, this.outcomes);
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
