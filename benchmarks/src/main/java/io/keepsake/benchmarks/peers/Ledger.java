package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What became of each request of a run, which are numbered from 0: when its call came,
 * and when its action was seen on the topic. Times are those of
 * {@link System#nanoTime()}, and 0 for never.
 */
final class Ledger {

	private static final long FIRST_IMAGE = 7_000_000_000L;

	private static final long FIRST_ACTION = 3_000_000_000L;

	private final AtomicLongArray calledAt;

	private final AtomicIntegerArray calls;

	private final AtomicLongArray publishedAt;

	private final AtomicIntegerArray published;

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger strange = new AtomicInteger();

	Ledger(int requests) {
		this.calledAt = new AtomicLongArray(requests);
		this.calls = new AtomicIntegerArray(requests);
		this.publishedAt = new AtomicLongArray(requests);
		this.published = new AtomicIntegerArray(requests);
	}

	static long image(int number) {
		return FIRST_IMAGE + number;
	}

	/**
	 * The action that converts an image: always the same, so that a published one can be
	 * held against it.
	 */
	static long action(long image) {
		return image - FIRST_IMAGE + FIRST_ACTION;
	}

	void called(long image, long now) {
		int number = number(image);
		if (number < 0) {
			this.strange.incrementAndGet();
			return;
		}
		this.calls.incrementAndGet(number);
		this.calledAt.compareAndSet(number, 0, now);
	}

	void published(long image, long action, long now) {
		int number = number(image);
		if (number < 0 || action != action(image)) {
			this.strange.incrementAndGet();
			return;
		}
		this.published.incrementAndGet(number);
		if (this.publishedAt.compareAndSet(number, 0, now)) {
			this.done.incrementAndGet();
		}
	}

	private int number(long image) {
		long number = image - FIRST_IMAGE;
		return (number >= 0 && number < this.calls.length()) ? (int) number : -1;
	}

	boolean wasCalled(long image) {
		int number = number(image);
		return number >= 0 && this.calls.get(number) > 0;
	}

	/** How many requests have their action. */
	int done() {
		return this.done.get();
	}

	/** Calls and actions that no request explains. */
	int strange() {
		return this.strange.get();
	}

	long publishedAt(int number) {
		return this.publishedAt.get(number);
	}

	/**
	 * The requests from one number up to another.
	 */
	Window window(int from, int to) {
		long began = Long.MAX_VALUE;
		long ended = Long.MIN_VALUE;
		int distinct = 0;
		int doubled = 0;
		int repeated = 0;
		for (int number = from; number < to; number++) {
			if (this.calledAt.get(number) != 0) {
				began = Math.min(began, this.calledAt.get(number));
			}
			if (this.publishedAt.get(number) != 0) {
				ended = Math.max(ended, this.publishedAt.get(number));
				distinct++;
			}
			doubled += Math.max(0, this.published.get(number) - 1);
			repeated += Math.max(0, this.calls.get(number) - 1);
		}
		return new Window(to - from, distinct, doubled, repeated,
				(distinct > 0) ? Duration.ofNanos(ended - began) : Duration.ZERO);
	}

	/**
	 * @param published how many of the requests have their action on the topic
	 * @param doubled how many actions there are beyond one for each
	 * @param repeated how many calls there were beyond one for each
	 * @param took from the first call to the last action
	 */
	record Window(int requests, int published, int doubled, int repeated, Duration took) {

		int lost() {
			return this.requests - this.published;
		}

		/** Whether each request has one action, and was called for once. */
		boolean isExact() {
			return lost() == 0 && this.doubled == 0 && this.repeated == 0;
		}

		double perSecond() {
			return this.took.isPositive() ? this.published * 1e9 / this.took.toNanos() : 0;
		}

	}

}
