package io.keepsake.testing.guarantee;

import java.util.List;

/**
 * A promise that can be held against what was seen.
 */
public interface Guarantee {

	/** Those that hold whatever happens. */
	List<Guarantee> ALL = List.of(new NoRequestLost(), new OneOutcomePerRequest(), new EachImageConvertedOnce(),
			new TrueOutcomes(), new ImageReadBeforeRepeat());

	/**
	 * What was seen that breaks it, one line each.
	 */
	List<String> broken(Seen seen);

	/**
	 * Holds everything seen against all promises.
	 * @throws AssertionError that tells what was broken
	 */
	static void assertAllHold(Seen seen) {
		List<String> broken = ALL.stream()
			.flatMap((guarantee) -> guarantee.broken(seen)
				.stream()
				.map((line) -> guarantee.getClass().getSimpleName() + ": " + line))
			.toList();
		if (!broken.isEmpty()) {
			throw new AssertionError(broken.size() + " broken promises:\n" + String.join("\n", broken));
		}
	}

}
