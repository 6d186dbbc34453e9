package io.keepsake.durable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The calls of a task whose answers are awaited, by ticket, and in the order in which
 * they are given up.
 */
final class Flights<W, C, A> {

	private final Map<Ticket, Flight<W, C, A>> byTicket = new HashMap<>();

	private final Set<String> keys = new HashSet<>();

	private final PriorityQueue<Flight<W, C, A>> byDeadline = new PriorityQueue<>(
			Comparator.<Flight<W, C, A>>comparingLong(Flight::deadline));

	void add(Flight<W, C, A> flight) {
		this.byTicket.put(flight.ticket(), flight);
		this.keys.addAll(flight.keys());
		this.byDeadline.add(flight);
	}

	boolean isFlying(String key) {
		return this.keys.contains(key);
	}

	@Nullable Flight<W, C, A> find(Ticket ticket) {
		return this.byTicket.get(ticket);
	}

	@Nullable Flight<W, C, A> land(Ticket ticket) {
		Flight<W, C, A> flight = this.byTicket.remove(ticket);
		if (flight != null) {
			flight.keys().forEach(this.keys::remove);
		}
		return flight;
	}

	/**
	 * A flight whose deadline has passed, if there is one; it is landed.
	 */
	@Nullable Flight<W, C, A> landOverdue(long now) {
		for (Flight<W, C, A> first = this.byDeadline.peek(); first != null; first = this.byDeadline.peek()) {
			boolean landed = !this.byTicket.containsKey(first.ticket());
			if (!landed && first.deadline() > now) {
				return null;
			}
			this.byDeadline.remove();
			if (!landed) {
				return land(first.ticket());
			}
		}
		return null;
	}

	/**
	 * When the next flight is overdue, or was to be before it landed.
	 */
	long nextDeadline() {
		Flight<W, C, A> first = this.byDeadline.peek();
		return (first != null) ? first.deadline() : Lane.NEVER;
	}

	Collection<Flight<W, C, A>> all() {
		return this.byTicket.values();
	}

}
