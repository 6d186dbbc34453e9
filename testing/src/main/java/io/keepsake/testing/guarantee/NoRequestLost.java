package io.keepsake.testing.guarantee;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.keepsake.testing.guarantee.Seen.Ended;

/**
 * Every request that the broker took has an outcome.
 */
public final class NoRequestLost implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		Set<String> ended = seen.outcomes().stream().map(Ended::requestId).collect(Collectors.toSet());
		return seen.requests()
			.stream()
			.filter((request) -> !ended.contains(request.requestId()))
			.map((request) -> request + " has no outcome")
			.toList();
	}

}
