package io.keepsake.benchmarks.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.simulator.RecordedCall;
import io.keepsake.testing.guarantee.EachImageConvertedOnce;
import io.keepsake.testing.guarantee.Guarantee;
import io.keepsake.testing.guarantee.ImageReadBeforeRepeat;
import io.keepsake.testing.guarantee.NoRequestLost;
import io.keepsake.testing.guarantee.OneOutcomePerRequest;
import io.keepsake.testing.guarantee.RateLimitRespected;
import io.keepsake.testing.guarantee.Seen;
import io.keepsake.testing.guarantee.TrueOutcomes;

/**
 * What is left of the promises.
 *
 * @param repeatedPosts conversions that were sent without a committed intent of their
 * own, or again without a look at the image
 * @param overLimit accounts that sent more calls than a limit allows
 * @param deadLetters that there are
 * @param unreadable as many as there should be
 */
public record Verdict(List<String> lost, List<String> doubled, List<String> convertedTwice, List<String> wrongOutcomes,
		List<String> repeatedPosts, List<String> overLimit, long deadLetters, int unreadable) {

	/** What whoever takes an account over may not know of. */
	private static final double UNKNOWN_CALLS = 0.2;

	/**
	 * @param intents how many were committed, by image
	 */
	static Verdict of(Seen seen, Map<Long, Integer> intents, long deadLetters, int unreadable) {
		List<String> repeated = new ArrayList<>(new ImageReadBeforeRepeat().broken(seen));
		repeated.addAll(unannounced(seen, intents));
		return new Verdict(broken(new NoRequestLost(), seen), broken(new OneOutcomePerRequest(), seen),
				broken(new EachImageConvertedOnce(), seen), broken(new TrueOutcomes(), seen), repeated, overLimit(seen),
				deadLetters, unreadable);
	}

	private static List<String> broken(Guarantee guarantee, Seen seen) {
		return guarantee.broken(seen);
	}

	private static List<String> overLimit(Seen seen) {
		return Cluster.LIMITS.stream()
			.flatMap((limit) -> new RateLimitRespected(limit, UNKNOWN_CALLS).broken(seen).stream())
			.toList();
	}

	private static List<String> unannounced(Seen seen, Map<Long, Integer> intents) {
		Map<Long, Integer> posts = new HashMap<>();
		seen.calls()
			.stream()
			.filter((call) -> call.method().equals("POST"))
			.map(RecordedCall::imageId)
			.forEach((image) -> posts.merge(image, 1, Integer::sum));
		List<String> broken = new ArrayList<>();
		posts.forEach((image, count) -> {
			if (count > intents.getOrDefault(image, 0)) {
				broken.add("image %d: %d conversions sent, %d intents committed".formatted(image, count,
						intents.getOrDefault(image, 0)));
			}
		});
		return broken;
	}

	public boolean holds() {
		return breaches().allMatch(List::isEmpty) && this.deadLetters == this.unreadable;
	}

	/** Breaches, one line each: so many of each promise at the most. */
	public List<String> examples(int most) {
		return breaches().flatMap((breaches) -> breaches.stream().limit(most)).toList();
	}

	private Stream<List<String>> breaches() {
		return Stream.of(this.lost, this.doubled, this.convertedTwice, this.wrongOutcomes, this.repeatedPosts,
				this.overLimit);
	}

}
