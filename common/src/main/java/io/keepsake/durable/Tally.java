package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many pieces of work have which time, to a coarse step: a backlog that came in a
 * burst takes a few entries, however long it is. A time that is not known
 * ({@link Instant#MAX}) is not counted.
 */
final class Tally {

	private final long step;

	private final NavigableMap<Long, Integer> counts = new TreeMap<>();

	private long size;

	Tally(Duration step) {
		this.step = step.toMillis();
	}

	void add(Instant time) {
		count(time, 1);
	}

	void remove(Instant time) {
		count(time, -1);
	}

	private void count(Instant time, int change) {
		if (time.equals(Instant.MAX)) {
			return;
		}
		this.size += change;
		this.counts.merge(Math.floorDiv(time.toEpochMilli(), this.step), change,
				(before, more) -> (before + more != 0) ? Integer.valueOf(before + more) : null);
	}

	/**
	 * How many are counted.
	 */
	long size() {
		return this.size;
	}

	/**
	 * The earliest time, rounded down to a step; {@link Instant#MAX} if none is counted.
	 */
	Instant first() {
		return this.counts.isEmpty() ? Instant.MAX : time(this.counts.firstKey());
	}

	/**
	 * How many are not served by their time, if each is served in the order of the times.
	 */
	long late(Service service) {
		long before = 0;
		long late = 0;
		for (Map.Entry<Long, Integer> entry : this.counts.entrySet()) {
			long served = service.until(time(entry.getKey()));
			if (served >= this.size) {
				return late; // and so are all that come after
			}
			before += entry.getValue();
			late += Math.clamp(before - served, 0, entry.getValue());
		}
		return late;
	}

	private Instant time(long steps) {
		return Instant.ofEpochMilli(steps * this.step);
	}

	/**
	 * How many can be served until a time; the later, the more.
	 */
	@FunctionalInterface
	interface Service {

		long until(Instant time);

	}

}
