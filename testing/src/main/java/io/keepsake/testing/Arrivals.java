package io.keepsake.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has come so far, from one thread, while another waits for what it wants.
 */
public final class Arrivals<T> {

	private final List<T> all = new ArrayList<>();

	public synchronized void add(T arrival) {
		this.all.add(arrival);
		notifyAll();
	}

	/** What came until now. */
	public synchronized List<T> all() {
		return List.copyOf(this.all);
	}

	/**
	 * The first that matches, as soon as there is one.
	 * @return nothing if none has come when the time is up
	 */
	public synchronized Optional<T> await(Predicate<T> wanted, Duration bound) {
		long end = System.nanoTime() + bound.toNanos();
		while (true) {
			Optional<T> first = this.all.stream().filter(wanted).findFirst();
			long left = (end - System.nanoTime()) / 1_000_000;
			if (first.isPresent() || left <= 0) {
				return first;
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

}
