package io.keepsake.benchmarks.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
 * @param wrongDeadLetters that are no unreadable record, and unreadable records that are
 * none
 * @param leftover work that is held although every request has its outcome
 */
public record Verdict(List<String> lost, List<String> doubled, List<String> convertedTwice, List<String> wrongOutcomes,
		List<String> repeatedPosts, List<String> overLimit, int deadLetters, List<String> wrongDeadLetters,
		List<String> leftover) {

	/** What whoever takes an account over may not know of. */
	private static final double UNKNOWN_CALLS = 0.2;

	/**
	 * @param intents when those that are committed were written, by image
	 * @param deadLetters the records that they were
	 * @param unreadable what should be one
	 * @param leftover what the services hold
	 */
	static Verdict of(Seen seen, Map<Long, List<Instant>> intents, List<String> deadLetters, List<String> unreadable,
			Collection<String> leftover) {
		List<String> repeated = new ArrayList<>(new ImageReadBeforeRepeat().broken(seen));
		repeated.addAll(Announced.broken(seen.calls(), intents));
		List<String> lost = broken(new NoRequestLost(), seen);
		return new Verdict(lost, broken(new OneOutcomePerRequest(), seen), broken(new EachImageConvertedOnce(), seen),
				broken(new TrueOutcomes(), seen), repeated, overLimit(seen), deadLetters.size(),
				wrong(deadLetters, unreadable), lost.isEmpty()
						? leftover.stream().map((work) -> work + " is held, but has its outcome").toList() : List.of());
	}

	private static List<String> broken(Guarantee guarantee, Seen seen) {
		return guarantee.broken(seen);
	}

	private static List<String> overLimit(Seen seen) {
		return Cluster.LIMITS.stream()
			.flatMap((limit) -> new RateLimitRespected(limit, UNKNOWN_CALLS).broken(seen).stream())
			.toList();
	}

	private static List<String> wrong(List<String> deadLetters, List<String> unreadable) {
		Map<String, Integer> counts = new TreeMap<>();
		deadLetters.forEach((text) -> counts.merge(text, 1, Integer::sum));
		unreadable.forEach((text) -> counts.merge(text, -1, Integer::sum));
		return counts.entrySet()
			.stream()
			.filter((count) -> count.getValue() != 0)
			.map((count) -> "of '%s' there are %+d dead letters too many".formatted(count.getKey(), count.getValue()))
			.toList();
	}

	public boolean holds() {
		return breaches().allMatch(List::isEmpty);
	}

	/** Breaches, one line each: so many of each promise at the most. */
	public List<String> examples(int most) {
		return breaches().flatMap((breaches) -> breaches.stream().limit(most)).toList();
	}

	private Stream<List<String>> breaches() {
		return Stream.of(this.lost, this.doubled, this.convertedTwice, this.wrongOutcomes, this.repeatedPosts,
				this.overLimit, this.wrongDeadLetters, this.leftover);
	}

}
