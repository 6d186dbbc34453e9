package io.keepsake.simulator;

/**
 * Random choices that depend on nothing but the seed and what they are about, so that a
 * run repeats whatever order its threads take.
 */
enum Dice {

	DURATION, COMPLETED_IN_ANSWER, ENDING, GONE, COMPLETED_AT_NULL, COMPLETED_AT_EARLY, FAULT, SLOW, LATENCY,
	REQUEST_ID, REQUEST_ID_IN_BODY, SHUFFLE;

	/** Evenly in [0, 1). */
	double roll(long seed, long subject) {
		return (bits(seed, subject) >>> 11) * 0x1.0p-53;
	}

	/**
	 * The finalizer of SplitMix64 over the three; the order of the constants is part of a
	 * run.
	 */
	@SuppressWarnings("EnumOrdinal")
	long bits(long seed, long subject) {
		return mix(mix(mix(seed) + subject) + ordinal());
	}

	private static long mix(long value) {
		var z = value + 0x9E3779B97F4A7C15L;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

}
