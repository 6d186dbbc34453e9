package io.keepsake.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what nobody announces.
 */
final class Await {

	static final Duration BOUND = Duration.ofSeconds(30);

	private Await() {
	}

	/**
	 * @param expected what is awaited, for the message
	 * @throws AssertionError when the time is up
	 */
	static void until(String expected, BooleanSupplier condition) {
		long end = System.nanoTime() + BOUND.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Expected within " + BOUND + ": " + expected);
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

}
