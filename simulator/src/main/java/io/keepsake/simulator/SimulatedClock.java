package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs a number of times faster than another, and never back. */
final class SimulatedClock implements InstantSource {

	private final InstantSource real;

	private volatile Anchor anchor;

	SimulatedClock(InstantSource real, double speed) {
		this.real = real;
		this.anchor = new Anchor(real.instant(), real.instant(), speed);
	}

	@Override
	public Instant instant() {
		return anchor.at(real.instant());
	}

	synchronized void speed(double speed) {
		if (speed != anchor.speed) {
			var now = real.instant();
			anchor = new Anchor(now, anchor.at(now), speed);
		}
	}

	/** A journal may have been written in a faster time that is ahead of this one. */
	synchronized void notBefore(Instant instant) {
		var now = real.instant();
		if (anchor.at(now).isBefore(instant)) {
			anchor = new Anchor(now, instant, anchor.speed);
		}
	}

	private record Anchor(Instant real, Instant simulated, double speed) {

		Instant at(Instant now) {
			var passed = Duration.between(real, now);
			return simulated.plus((speed == 1) ? passed : Duration.ofNanos((long) (passed.toNanos() * speed)));
		}

	}

}
