package io.keepsake.replay;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How a replay is run.
 *
 * @param why for the trail; may be empty
 * @param limits changes those of the plan for this run
 * @param takeOver whether it is run although somebody else seems to be at it
 * @param await whether the outcomes are awaited
 * @param patience how long they are awaited when there are none
 * @param isInterrupted whether to end
 * @param watcher is told of progress, several times a second
 */
public record RunOptions(String why, UnaryOperator<Limits> limits, boolean takeOver, boolean await, Duration patience,
		BooleanSupplier isInterrupted, Consumer<RunState> watcher) {

	/**
	 * A service that gets no usable answer for a day says so, but one whose account is
	 * blocked may be silent for longer.
	 */
	public static final Duration PATIENCE = Duration.ofDays(1);

	public static final RunOptions DEFAULTS = new RunOptions("", (limits) -> limits, false, true, PATIENCE, () -> false,
			(_) -> {
			});

}
