package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** A limit's memory: each request counts for exactly one period from when it came. */
final class SlidingWindow {

	private final Limit limit;

	private final ArrayDeque<Instant> requests = new ArrayDeque<>();

	SlidingWindow(Limit limit) {
		this.limit = limit;
	}

	Limit limit() {
		return limit;
	}

	int remaining(Instant now) {
		for (var oldest = requests.peekFirst(); oldest != null
				&& !oldest.plus(limit.period()).isAfter(now); oldest = requests.peekFirst()) {
			requests.removeFirst();
		}
		return limit.count() - requests.size();
	}

	void add(Instant now) {
		requests.addLast(now);
	}

	/** When the oldest request stops counting, which frees one slot, not all. */
	Instant reset(Instant now) {
		var oldest = requests.peekFirst();
		return (oldest == null) ? now : oldest.plus(limit.period());
	}

	Duration untilReset(Instant now) {
		return Duration.between(now, reset(now));
	}

}
