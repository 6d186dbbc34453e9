package io.keepsake.benchmarks;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The ideal: at each time at which a convert was sent, the one that expires first of all
 * that had been requested by then, and of those that expire together, or never, the one
 * that was requested first.
 */
final class EarliestFirst {

	private static final Comparator<Request> ORDER = Comparator.comparing(Request::expiresAt)
		.thenComparing(Request::publishedAt)
		.thenComparingLong(Request::imageId);

	private EarliestFirst() {
	}

	/**
	 * The images that are late in this order too: no order by expiry saves them.
	 * @param slots when converts were sent, in any order
	 */
	static Set<Long> late(Collection<Request> requests, Collection<Instant> slots) {
		List<Request> coming = requests.stream().sorted(Comparator.comparing(Request::publishedAt)).toList();
		PriorityQueue<Request> waiting = new PriorityQueue<>(ORDER);
		Set<Long> late = new HashSet<>();
		int next = 0;
		for (Instant slot : slots.stream().sorted().toList()) {
			while (next < coming.size() && !coming.get(next).publishedAt.isAfter(slot)) {
				waiting.add(coming.get(next++));
			}
			Request first = waiting.poll();
			if (first != null && slot.isAfter(first.expiresAt)) {
				late.add(first.imageId);
			}
		}
		waiting.forEach((request) -> late.add(request.imageId));
		return late;
	}

	/**
	 * A request.
	 *
	 * @param expiresAt {@link Instant#MAX} for never
	 */
	record Request(long imageId, Instant publishedAt, Instant expiresAt) {
	}

}
