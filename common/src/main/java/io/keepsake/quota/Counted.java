package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The calls that the server is known to have counted, for as long as it counts them: what
 * is used falls as they expire, and would hide that others call in their place.
 * <p>
 * They are kept by parts of the period. A part has expired when its last call has, so
 * what is said to have expired is never too much.
 */
final class Counted {

	private static final int PARTS = 120;

	private final Duration period;

	private final long part;

	private final Deque<Part> parts = new ArrayDeque<>();

	private long expired;

	Counted(Duration period) {
		this.period = period;
		this.part = Math.max(1, period.toMillis() / PARTS);
	}

	void add(long calls, Instant now) {
		long number = Math.floorDiv(now.toEpochMilli(), this.part);
		Part last = this.parts.peekLast();
		if (last != null && last.number >= number) { // a clock may go back
			last.calls += calls;
		}
		else if (calls > 0) {
			this.parts.addLast(new Part(number, calls));
		}
	}

	/**
	 * How many have expired since the start.
	 */
	long expired(Instant now) {
		long oldest = Math.floorDiv(now.minus(this.period).toEpochMilli(), this.part);
		for (Part first = this.parts.peekFirst(); first != null
				&& first.number < oldest; first = this.parts.peekFirst()) {
			this.expired += first.calls;
			this.parts.removeFirst();
		}
		return this.expired;
	}

	void startAnew() {
		this.parts.clear();
		this.expired = 0;
	}

	private static final class Part {

		private final long number;

		private long calls;

		Part(long number, long calls) {
			this.number = number;
			this.calls = calls;
		}

	}

}
