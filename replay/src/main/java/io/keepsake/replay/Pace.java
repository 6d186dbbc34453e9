package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * So many a second: what is not used is kept for a second at most, so that a pause is not
 * followed by a burst.
 */
final class Pace {

	private static final double NANOS = 1e9;

	private final double rate;

	private double room;

	private Instant last;

	Pace(double rate, Instant start) {
		this.rate = rate;
		this.room = 1;
		this.last = start;
	}

	/**
	 * How many may go now.
	 */
	int room(Instant now) {
		double passed = Math.max(0, Duration.between(this.last, now).toNanos() / NANOS);
		this.room = Math.min(Math.max(1, this.rate), this.room + passed * this.rate);
		this.last = now;
		return (int) this.room;
	}

	void take(int count) {
		this.room -= count;
	}

	/**
	 * Until there is room for one more.
	 */
	Duration untilRoom() {
		return Duration.ofNanos((long) (Math.max(0, 1 - this.room) / this.rate * NANOS));
	}

}
