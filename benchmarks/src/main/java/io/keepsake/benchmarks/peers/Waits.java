package io.keepsake.benchmarks.peers;

/**
 * How long requests waited.
 */
final class Waits {

	private final long[] sorted;

	private Waits(long[] sorted) {
		this.sorted = sorted;
	}

	/**
	 * @param nanos in any order
	 */
	static Waits of(long... nanos) {
		long[] sorted = nanos.clone();
		java.util.Arrays.sort(sorted);
		return new Waits(sorted);
	}

	/**
	 * In milliseconds, what that part of them did not exceed.
	 * @param part from 0 to 1
	 */
	double millis(double part) {
		if (this.sorted.length == 0) {
			return Double.NaN;
		}
		int rank = (int) Math.ceil(part * this.sorted.length);
		return this.sorted[Math.max(0, rank - 1)] / 1e6;
	}

}
