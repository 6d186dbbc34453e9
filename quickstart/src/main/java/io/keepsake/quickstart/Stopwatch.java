package io.keepsake.quickstart;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Runs while requests are pending, and keeps its time when the last of them has ended.
 *
 * @param since when the first of the pending ones was seen
 * @param last the time at which it stopped
 */
record Stopwatch(@Nullable Instant since, Duration last) {

	static final Stopwatch RESET = new Stopwatch(null, Duration.ZERO);

	Stopwatch at(Instant now, long pending) {
		if (this.since == null) {
			return (pending > 0) ? new Stopwatch(now, Duration.ZERO) : this;
		}
		return (pending > 0) ? this : new Stopwatch(null, Duration.between(this.since, now));
	}

	Duration elapsed(Instant now) {
		return (this.since != null) ? Duration.between(this.since, now) : this.last;
	}

}
