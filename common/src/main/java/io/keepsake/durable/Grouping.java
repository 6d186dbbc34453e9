package io.keepsake.durable;

import java.time.Instant;
import java.util.List;

/**
 * Lets one read serve several pieces of work of a lane, or puts a read off until it can.
 * Like the gate it belongs to one lane, is used on the stream thread alone, and is made
 * anew after a restart: it is told of all work that the lane holds.
 */
public interface Grouping<W, C, A> {

	/**
	 * Work that is new to the lane or has changed.
	 */
	void held(String id, W work);

	void dropped(String id);

	/**
	 * Whose turn it is, and how it is to be served. Calls that change something are not
	 * put to it.
	 */
	Group<C> group(String id, C call, Instant now);

	/**
	 * A call is leaving that serves the work of these ids.
	 */
	void leaves(C call, List<String> ids, Instant now);

	/**
	 * What came of a call, before the work that it serves hears of it.
	 */
	void answered(C call, Reply<A> reply, Instant now);

	/**
	 * The ids of work that an answer speaks of, whether or not the call was made for it.
	 */
	List<String> spokenOf(C call, A answer);

	/**
	 * How a piece of work is to be served.
	 */
	sealed interface Group<C> {

		/**
		 * By a call that serves this and further work.
		 */
		record Together<C>(C call, List<String> ids) implements Group<C> {
		}

		/**
		 * Not yet.
		 */
		record Later<C>(Instant due) implements Group<C> {
		}

	}

	/**
	 * Every piece of work by its own call.
	 */
	static <W, C, A> Grouping<W, C, A> none() {
		return new Ungrouped<>();
	}

}
