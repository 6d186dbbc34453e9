package io.keepsake.benchmarks;

import java.time.Duration;

/**
 * Real time that passes: what is waited for has its own clock, or is another process.
 */
public final class Pause {

	private Pause() {
	}

	public static void millis(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
	}

	/**
	 * For a thread that has been told to end, and does so within moments.
	 */
	public static void untilEnded(Thread thread) {
		try {
			thread.join(Duration.ofSeconds(5));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public static NotMeasured interrupted() {
		Thread.currentThread().interrupt();
		return new NotMeasured("interrupted");
	}

}
