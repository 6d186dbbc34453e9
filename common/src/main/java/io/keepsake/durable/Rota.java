package io.keepsake.durable;

import java.util.Comparator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: lanes by the time at which they next have something to do, and those
 * of the same time in the order in which they asked, so that all are served in turn. A
 * lane that waits costs nothing until then.
 */
final class Rota<W, C, A> {

	private final PriorityQueue<Turn<W, C, A>> turns = new PriorityQueue<>(
			Comparator.<Turn<W, C, A>>comparingLong(Turn::time).thenComparingLong(Turn::order));

	private long order;

	/**
	 * Gives the lane its next turn at that time, instead of any other.
	 */
	void schedule(Lane<W, C, A> lane, long time) {
		lane.turn(time);
		if (time != Lane.NEVER) {
			this.turns.add(new Turn<>(time, this.order++, lane));
		}
	}

	/**
	 * Gives the lane a turn no later than that time.
	 */
	void bringForward(Lane<W, C, A> lane, long time) {
		if (time < lane.turn()) {
			schedule(lane, time);
		}
	}

	/**
	 * The lane whose turn it is, if any has come.
	 */
	@Nullable Lane<W, C, A> next(long now) {
		for (Turn<W, C, A> first = this.turns.peek(); first != null && first.time <= now; first = this.turns.peek()) {
			this.turns.remove();
			if (first.lane.turn() == first.time) {
				first.lane.turn(Lane.NEVER);
				return first.lane;
			}
		}
		return null;
	}

	/**
	 * When the next turn is, or one that was brought forward since.
	 */
	long soonest() {
		Turn<W, C, A> first = this.turns.peek();
		return (first != null) ? first.time : Lane.NEVER;
	}

	private record Turn<W, C, A>(long time, long order, Lane<W, C, A> lane) {
	}

}
