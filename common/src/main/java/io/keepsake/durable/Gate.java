package io.keepsake.durable;

import java.time.Instant;

/**
 * When one lane may make its next call. It is asked and told on the stream thread alone,
 * and is made anew after a restart.
 */
public interface Gate<C, A> {

	/**
	 * When the call may leave: now or earlier, or the time to ask again.
	 */
	Instant opens(C call, Instant now);

	/**
	 * How many calls that change something may leave until that time, by what is known
	 * now.
	 */
	default long callsUntil(Instant until, Instant now) {
		return Long.MAX_VALUE;
	}

	/**
	 * The call is leaving.
	 */
	void leaves(C call, Instant now);

	/**
	 * Something came of a call that had left here.
	 */
	void answered(C call, Reply<A> reply, Instant now);

	/**
	 * Something came of a call that had left, if it had, before this gate was made.
	 */
	void inherited(C call, Reply<A> reply, Instant now);

	/**
	 * The lane's task has ended; whoever has it next asks a gate of its own.
	 */
	default void close() {
		// most have nothing to let go
	}

}
