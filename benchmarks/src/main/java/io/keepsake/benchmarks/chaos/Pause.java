package io.keepsake.benchmarks.chaos;

import io.keepsake.benchmarks.NotMeasured;

/**
 * Real time that passes: what is driven here are other processes.
 */
final class Pause {

	private Pause() {
	}

	static void millis(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
	}

	static NotMeasured interrupted() {
		Thread.currentThread().interrupt();
		return new NotMeasured("interrupted");
	}

}
