package io.keepsake.benchmarks.peers;

import java.time.Duration;

/**
 * How long the API takes for a call.
 *
 * @param usual what most calls take
 * @param slowPercent how many of a hundred calls take {@code slow} instead
 * @param seed chooses which: the same images in every run
 */
record Latency(Duration usual, int slowPercent, Duration slow, long seed) {

	static Latency of(Duration usual) {
		return new Latency(usual, 0, usual, 0);
	}

	Duration of(long image) {
		return (this.slowPercent > 0 && Long.remainderUnsigned(mixed(image ^ this.seed), 100) < this.slowPercent)
				? this.slow : this.usual;
	}

	// the finisher of SplitMix64
	private static long mixed(long value) {
		long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

	@Override
	public String toString() {
		String most = this.usual.toMillis() + " ms";
		return (this.slowPercent == 0) ? most
				: most + ", " + this.slowPercent + " % of them " + this.slow.toMillis() + " ms";
	}

}
