package io.keepsake.durable;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a piece of work goes on. The events are published in the same transaction that
 * moves the work.
 */
public sealed interface Step<W, C, E> {

	List<E> events();

	/**
	 * Hold the work and make the call when it is due.
	 */
	record Next<W, C, E>(W work, C call, Instant due, List<E> events) implements Step<W, C, E> {

		public Next {
			events = List.copyOf(events);
		}

		public Next(W work, C call, Instant due) {
			this(work, call, due, List.of());
		}

	}

	/**
	 * The work is done.
	 *
	 * @param remembered what a later arrival of the same key is shown, for as long as the
	 * engine remembers
	 */
	record Done<W, C, E>(List<E> events, @Nullable W remembered) implements Step<W, C, E> {

		public Done {
			events = List.copyOf(events);
		}

		public Done(List<E> events) {
			this(events, null);
		}

	}

}
