package io.keepsake.durable;

/**
 * What governs the calls of one lane.
 */
public record LaneRules<W, C, A>(Gate<C, A> gate, Grouping<W, C, A> grouping) {

	public LaneRules(Gate<C, A> gate) {
		this(gate, Grouping.none());
	}

	/**
	 * Makes the rules of a lane, once for each lane of a task and again after each
	 * restart of the task.
	 */
	@FunctionalInterface
	public interface Opening<W, C, A> {

		LaneRules<W, C, A> open(String lane);

	}

}
