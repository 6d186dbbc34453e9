package io.keepsake.durable;

import java.util.List;

/**
 * Held work after a further arrival joined it, or was turned away.
 */
public record Joined<W, E>(W work, List<E> events) {

	public Joined {
		events = List.copyOf(events);
	}

}
