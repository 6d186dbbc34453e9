package io.keepsake.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what nobody announces.
 */
final class Await {

	// how long it may take where a dozen other JVMs share two cores: no measure of speed
	static final Duration BOUND = Duration.ofMinutes(2);

	private Await() {
	}

	/**
	 * @param expected what is awaited, for the message
	 * @throws AssertionError when the time is up
	 */
	static void until(String expected, BooleanSupplier condition) {
		until(() -> expected, condition);
	}

	/**
	 * @param expected what is awaited and what was seen instead, asked for when the time
	 * is up
	 * @throws AssertionError when the time is up
	 */
	static void until(Supplier<String> expected, BooleanSupplier condition) {
		long end = System.nanoTime() + BOUND.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("Expected within " + BOUND + ": " + expected.get());
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

}
