package io.keepsake.benchmarks;

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

	public static NotMeasured interrupted() {
		Thread.currentThread().interrupt();
		return new NotMeasured("interrupted");
	}

}
