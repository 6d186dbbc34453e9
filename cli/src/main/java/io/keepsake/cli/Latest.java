package io.keepsake.cli;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The latest of many, of which no more are held than are shown.
 */
final class Latest<T> {

	private final int most;

	private final Comparator<T> order;

	private final PriorityQueue<T> held;

	private long seen;

	/**
	 * @param order the latest last
	 */
	Latest(int most, Comparator<T> order) {
		this.most = most;
		this.order = order;
		this.held = new PriorityQueue<>(order);
	}

	void add(T one) {
		this.seen++;
		this.held.add(one);
		if (this.held.size() > this.most) {
			this.held.remove();
		}
	}

	/**
	 * In their order.
	 */
	List<T> all() {
		return this.held.stream().sorted(this.order).toList();
	}

	/**
	 * How many there were, with those that are no longer held.
	 */
	long seen() {
		return this.seen;
	}

}
