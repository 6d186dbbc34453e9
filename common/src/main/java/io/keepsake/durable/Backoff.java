package io.keepsake.durable;

import java.time.Duration;

/**
 * Waits that double from the first to the longest, each shortened by up to half so that
 * what failed together does not come back together.
 *
 * @param first after the first failure; positive
 * @param longest however many failures there were; not shorter than the first
 */
public record Backoff(Duration first, Duration longest) {

	/**
	 * How long to wait after so many failures in a row. The same seed and count give the
	 * same wait: a decision that is made again after a crash must come out the same.
	 * @param failures 1 after the first failure
	 */
	public Duration after(int failures, long seed) {
		long doubled = this.first.toMillis() << Math.clamp(failures - 1L, 0, 30);
		long full = (doubled > 0) ? Math.min(doubled, this.longest.toMillis()) : this.longest.toMillis();
		return Duration.ofMillis(full - Math.floorMod(mix(seed * 31 + failures), full / 2 + 1));
	}

	/**
	 * Spreads neighbouring seeds over all numbers (the finaliser of SplitMix64).
	 */
	private static long mix(long seed) {
		long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

}
