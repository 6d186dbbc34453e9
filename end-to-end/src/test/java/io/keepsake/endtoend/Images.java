package io.keepsake.endtoend;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Images that no other test knows, which keeps tests of one API out of each other's way.
 */
final class Images {

	private static final AtomicLong LAST = new AtomicLong(7_000_000_000L);

	private Images() {
	}

	static long fresh() {
		return LAST.incrementAndGet();
	}

}
