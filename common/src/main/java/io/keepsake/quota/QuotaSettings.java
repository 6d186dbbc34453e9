package io.keepsake.quota;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How an account's calls are paced.
 *
 * @param limits of the token; none means that only the server's answers limit it
 * @param reserve which part of each limit is left to reads
 * @param pause after a 429 that does not say how long
 * @param longestPause whatever the server says
 * @param probe how often a blocked account is tried
 * @param forbidden how many 403 in a row block an account
 */
public record QuotaSettings(List<Limit> limits, double reserve, Duration pause, Duration longestPause, Duration probe,
		int forbidden) {

	/** Where no limit is configured. */
	private static final Duration UNLIMITED = Duration.ofHours(1);

	public QuotaSettings {
		limits = List.copyOf(limits);
	}

	/**
	 * The limit whose use the server tells.
	 */
	Optional<Limit> longest() {
		return this.limits.stream().max(Comparator.comparing(Limit::period));
	}

	/**
	 * How long the server's word of what is left counts: what was used before has expired
	 * then.
	 */
	public Duration wordCounts() {
		return longest().map(Limit::period).orElse(UNLIMITED);
	}

	List<Limit> shorter() {
		Limit longest = longest().orElse(null);
		return this.limits.stream().filter((limit) -> !limit.equals(longest)).toList();
	}

}
