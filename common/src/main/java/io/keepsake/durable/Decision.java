package io.keepsake.durable;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a service decides: a pure function of the work, the answer and the time. It may be
 * asked the same thing again after a crash, and must then say the same.
 *
 * @param <I> what arrives
 * @param <W> the work that is held for it
 * @param <C> a call to be made for the work
 * @param <A> the answer to a call
 * @param <E> what is published
 */
public interface Decision<I, W, C, A, E> {

	/**
	 * Which work an arrival belongs to.
	 */
	WorkKey key(I arrival);

	/**
	 * Takes an arrival for which no work is held.
	 * @param finished the work of the same key, if it was finished and remembered
	 */
	Step<W, C, E> open(I arrival, @Nullable W finished, Instant now);

	/**
	 * Takes an arrival for which work is held already, whose call may be under way: the
	 * work's course stays as it is.
	 */
	Joined<W, E> join(W work, I arrival, Instant now);

	/**
	 * Takes what came of a call.
	 * @param asked when the call was let leave, or earlier: what its answer says was true
	 * at some time since then, which may be long ago where the process was frozen or the
	 * answer was held up
	 */
	Step<W, C, E> answer(W work, C call, Reply<A> reply, Instant asked, Instant now);

	/**
	 * Of all the work in a lane that is due, what has the earliest time here goes first.
	 */
	default Instant urgency(W work) {
		return Instant.MAX;
	}

	/**
	 * Since when the work is held, for whoever watches.
	 */
	default Instant since(W work) {
		return Instant.MAX;
	}

	/**
	 * The headers that came with what the work was first held for: its calls are made on
	 * their behalf.
	 */
	default Map<String, String> headers(W work) {
		return Map.of();
	}

}
