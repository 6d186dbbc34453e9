package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.Arrays;

import io.keepsake.benchmarks.Pause;

/**
 * Requests at a steady rate, and how long each waits for its action: from the moment at
 * which it was due to be published, so that a publisher that is held up hides nothing.
 */
final class Steady {

	private final Contest contest;

	private final int from;

	private final long[] due;

	Steady(Contest contest, int from, int count) {
		this.contest = contest;
		this.from = from;
		this.due = new long[count];
	}

	/**
	 * Returns when all are published.
	 * @param afterAQuarter is done when a quarter of them are
	 */
	void publish(int perSecond, Runnable afterAQuarter) {
		long start = System.nanoTime();
		for (int i = 0; i < this.due.length; i++) {
			if (i == this.due.length / 4) {
				afterAQuarter.run();
			}
			this.due[i] = start + i * 1_000_000_000L / perSecond;
			Pause.millis(Math.max(0, (this.due[i] - System.nanoTime()) / 1_000_000));
			this.contest.publish(this.from + i);
		}
	}

	boolean await(Duration longest) {
		return this.contest.await(this.from + this.due.length, longest);
	}

	/**
	 * Of those that have their action.
	 */
	Waits waits() {
		long[] waits = new long[this.due.length];
		int count = 0;
		for (int i = 0; i < this.due.length; i++) {
			long published = this.contest.ledger().publishedAt(this.from + i);
			if (published != 0) {
				waits[count++] = published - this.due[i];
			}
		}
		return Waits.of(Arrays.copyOf(waits, count));
	}

	Ledger.Window window() {
		return this.contest.ledger().window(this.from, this.from + this.due.length);
	}

}
