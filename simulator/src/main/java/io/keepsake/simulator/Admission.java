package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a token may make its request, and what the headers say of it.
 *
 * @param burstEndsIn how long the burst limit stays used up, if it is
 */
record Admission(boolean admitted, int limit, int remaining, Instant reset, Optional<Duration> burstEndsIn) {

	static final Admission UNLIMITED = new Admission(true, 0, 0, Instant.EPOCH, Optional.empty());

	private static final Duration PAST = Duration.ofMinutes(25);

	Map<String, String> headers(Behaviour behaviour, Instant now) {
		if (limit == 0) {
			return Map.of();
		}
		var headers = new HashMap<String, String>();
		headers.put("ratelimit-limit", Integer.toString(limit));
		headers.put("ratelimit-remaining", Integer.toString(remaining));
		headers.put("ratelimit-reset", Long.toString(behaviour.resetInThePast() ? now.minus(PAST).getEpochSecond()
				: seconds(Duration.between(Instant.EPOCH, reset))));
		if (!behaviour.omitRetryAfter()) {
			burstEndsIn.ifPresent((wait) -> headers.put("retry-after", Long.toString(Math.max(1, seconds(wait)))));
		}
		return headers;
	}

	/** Rounded up: at the second that is told, the slot must be free. */
	private static long seconds(Duration duration) {
		return duration.plusSeconds(1).minusNanos(1).toSeconds();
	}

}
