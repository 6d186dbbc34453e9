package io.keepsake.durable;

/**
 * Makes the gate of a lane, once for each lane of a task and again after each restart of
 * the task.
 */
@FunctionalInterface
public interface Gates<C, A> {

	Gate<C, A> open(String lane);

}
