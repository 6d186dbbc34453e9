package io.keepsake.durable;

import java.util.List;
import java.util.Map;

/**
 * A call that has been announced or has left, and whose answer is awaited.
 */
final class Flight<W, C, A> {

	private final Ticket ticket;

	private final List<String> keys;

	private final Lane<W, C, A> lane;

	private final C call;

	private final Map<String, String> headers;

	private final long deadline;

	private final Lease lease;

	private Place place;

	Flight(Ticket ticket, List<String> keys, Lane<W, C, A> lane, C call, Map<String, String> headers, long deadline,
			Lease lease, Place place) {
		this.ticket = ticket;
		this.keys = List.copyOf(keys);
		this.lane = lane;
		this.call = call;
		this.headers = headers;
		this.deadline = deadline;
		this.lease = lease;
		this.place = place;
	}

	Ticket ticket() {
		return this.ticket;
	}

	/**
	 * Of the work that the call serves.
	 */
	List<String> keys() {
		return this.keys;
	}

	Lane<W, C, A> lane() {
		return this.lane;
	}

	C call() {
		return this.call;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	long deadline() {
		return this.deadline;
	}

	Lease lease() {
		return this.lease;
	}

	Place place() {
		return this.place;
	}

	void depart() {
		this.place = Place.DEPARTED;
	}

	/**
	 * What is known of a call whose answer did not come in time: one that was never
	 * handed to the desk by the incarnation that announced it has not left.
	 */
	Reply<A> whenOverdue() {
		return (this.place == Place.ANNOUNCED) ? new Reply.NotSent<>() : new Reply.Lost<>();
	}

	enum Place {

		/** It holds a claim to a slot and waits for its intent to be committed. */
		ANNOUNCED,
		/** It has been handed to the call desk, which gives its slot back. */
		DEPARTED,
		/** An earlier incarnation of the task announced it; it has no slot here. */
		INHERITED

	}

}
