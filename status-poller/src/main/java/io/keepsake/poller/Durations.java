package io.keepsake.poller;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long the account's last actions took.
 */
final class Durations {

	private static final int KEPT = 32;

	private final Deque<Duration> last = new ArrayDeque<>();

	void add(Duration duration) {
		if (this.last.size() == KEPT) {
			this.last.removeFirst();
		}
		this.last.addLast(duration.isNegative() ? Duration.ZERO : duration);
	}

	boolean isEmpty() {
		return this.last.isEmpty();
	}

	/**
	 * Within which time one in ten ended of those that took longer than that: earlier
	 * there is little to be seen. Empty if none took longer.
	 */
	Optional<Duration> soonestAfter(Duration ran) {
		Duration[] longer = this.last.stream()
			.filter((duration) -> duration.compareTo(ran) > 0)
			.sorted()
			.toArray(Duration[]::new);
		return (longer.length > 0) ? Optional.of(longer[longer.length / 10]) : Optional.empty();
	}

}
