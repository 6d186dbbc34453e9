package io.keepsake.testing.walk;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Runs a walk with many seeds, always the same ones, and names the seed that failed.
 * {@code -Dkeepsake.walk.seed=17} walks that one alone.
 */
public final class Seeds {

	private Seeds() {
	}

	/**
	 * Walks with each seed, and fails unless all walks together met all kinds of events.
	 * @param walk returns the kinds that it met
	 */
	public static void each(int count, Set<String> kinds, LongFunction<Set<String>> walk) {
		Set<String> seen = new TreeSet<>();
		Long only = Long.getLong("keepsake.walk.seed");
		LongStream seeds = (only != null) ? LongStream.of(only) : LongStream.rangeClosed(1, count);
		seeds.forEach((seed) -> {
			try {
				seen.addAll(walk.apply(seed));
			}
			catch (AssertionError | RuntimeException failure) {
				throw new AssertionError("Repeat with -Dkeepsake.walk.seed=" + seed + ": " + failure.getMessage(),
						failure);
			}
		});
		if (only == null && !seen.equals(kinds)) {
			throw new AssertionError("The walks met " + seen + ", not " + kinds);
		}
	}

}
