package io.keepsake.durable;

import java.util.Comparator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * The work of one lane that waits for its call: by due time until it is due, from then on
 * by urgency and arrival.
 * <p>
 * Entries are hints. An entry whose work has moved on stays until it is met, and whoever
 * meets it holds it against the store. So nothing is ever searched for, and an entry
 * costs about 100 bytes whatever the work is.
 */
final class Agenda {

	private static final Comparator<Entry> BY_URGENCY = Comparator.comparingLong(Entry::urgency)
		.thenComparingLong(Entry::arrival);

	private final PriorityQueue<Entry> waiting = new PriorityQueue<>(Comparator.comparingLong(Entry::due));

	private final PriorityQueue<Entry> ready = new PriorityQueue<>(BY_URGENCY);

	void add(Entry entry) {
		this.waiting.add(entry);
	}

	/**
	 * The entry whose turn it is, which stays first until it is removed or a more urgent
	 * one falls due.
	 */
	@Nullable Entry first(long now) {
		for (Entry next = this.waiting.peek(); next != null && next.due <= now; next = this.waiting.peek()) {
			this.ready.add(this.waiting.remove());
		}
		return this.ready.peek();
	}

	void removeFirst() {
		this.ready.remove();
	}

	/**
	 * When there may be something to do: {@code Long.MAX_VALUE} if never.
	 */
	long nextDue() {
		if (!this.ready.isEmpty()) {
			return Long.MIN_VALUE;
		}
		Entry next = this.waiting.peek();
		return (next != null) ? next.due : Long.MAX_VALUE;
	}

	/**
	 * Times are in milliseconds of the epoch.
	 *
	 * @param key as stored
	 */
	record Entry(String key, long due, long urgency, long arrival) {

		Entry dueAt(long later) {
			return new Entry(this.key, later, this.urgency, this.arrival);
		}

	}

}
