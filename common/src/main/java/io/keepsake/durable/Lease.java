package io.keepsake.durable;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long a call may still start after it was decided upon. A process that was frozen in
 * between, and whose successor has acted since, finds it expired.
 * <p>
 * Two clocks must agree that it holds: the wall clock counts the time that the machine
 * was suspended, and the monotonic one is not set back.
 *
 * @param from in milliseconds of the epoch
 * @param fromNanos of {@link System#nanoTime()}
 */
record Lease(long from, long fromNanos, Duration length) {

	static Lease from(InstantSource clock, Duration length) {
		return new Lease(clock.millis(), System.nanoTime(), length);
	}

	boolean holds(InstantSource clock) {
		return clock.millis() - this.from < this.length.toMillis()
				&& System.nanoTime() - this.fromNanos < this.length.toNanos();
	}

}
