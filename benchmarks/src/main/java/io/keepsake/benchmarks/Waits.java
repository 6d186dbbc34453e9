package io.keepsake.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How a client waits for an action.
 *
 * @param first the waits before its first reads
 * @param rest the wait before every other
 */
record Waits(String name, List<Duration> first, Duration rest) {

	/** godo waits the same way. */
	static final Waits DOCTL = of("doctl", 5, 0);

	/** Its state waiter: a delay of 10 s, then 3 s that double up to 10. */
	static final Waits TERRAFORM = of("terraform", 10, 10, 3, 6);

	static final Waits BACK_OFF = of("back-off 5-10-20-40-60", 60, 5, 10, 20, 40);

	private static Waits of(String name, int rest, Integer... first) {
		return new Waits(name, List.of(first).stream().map(Duration::ofSeconds).toList(), Duration.ofSeconds(rest));
	}

	/**
	 * How long to wait after so many reads.
	 */
	Duration after(int reads) {
		return (reads < this.first.size()) ? this.first.get(reads) : this.rest;
	}

	/**
	 * How many clients may wait this way beside each other before a minute's limit is
	 * used up.
	 * @param duration of an action
	 * @param perMinute how many calls are allowed
	 */
	int clientsWithin(Duration duration, int perMinute) {
		Duration age = after(0);
		int calls = 2; // the convert and the first read
		for (int reads = 1; age.compareTo(duration) < 0; reads++) {
			age = age.plus(after(reads));
			calls++;
		}
		return Math.max(1, (int) (perMinute * age.toMillis() / 60_000 / calls));
	}

}
