package io.keepsake.digitalocean;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.http.HttpHeaders;

/**
 * Reads what the headers say of waiting. A header that makes no sense counts as absent.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/reference/rate-limits/">Rate
 * limits</a>
 */
record HeaderReader(InstantSource clock) {

	/** The year 5138: what is beyond it was not meant as seconds. */
	private static final long MAX_EPOCH_SECOND = 99_999_999_999L;

	private static final Duration MAX_RETRY_AFTER = Duration.ofDays(365);

	Optional<RateLimit> rateLimit(HttpHeaders headers) {
		OptionalLong limit = number(headers, "ratelimit-limit");
		OptionalLong remaining = number(headers, "ratelimit-remaining");
		Optional<Instant> reset = number(headers, "ratelimit-reset").stream()
			.filter((second) -> second <= MAX_EPOCH_SECOND)
			.mapToObj(Instant::ofEpochSecond)
			.findFirst();
		if (limit.isEmpty() && remaining.isEmpty() && reset.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new RateLimit(limit.orElse(-1), remaining.orElse(-1), reset.orElse(null)));
	}

	/**
	 * Seconds, or the date that a proxy on the way may put in their place. A date that
	 * has passed is a wait of 0.
	 */
	Optional<Duration> retryAfter(HttpHeaders headers) {
		OptionalLong seconds = number(headers, "retry-after");
		Optional<Duration> wait = seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
				: date(headers, "retry-after").map((date) -> Duration.between(this.clock.instant(), date));
		return wait.filter((duration) -> duration.compareTo(MAX_RETRY_AFTER) <= 0)
			.map((duration) -> duration.isNegative() ? Duration.ZERO : duration);
	}

	private static OptionalLong number(HttpHeaders headers, String name) {
		return value(headers, name).filter((value) -> value.matches("[0-9]{1,18}"))
			.map((value) -> OptionalLong.of(Long.parseLong(value)))
			.orElse(OptionalLong.empty());
	}

	private static Optional<Instant> date(HttpHeaders headers, String name) {
		try {
			return value(headers, name)
				.map((value) -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> value(HttpHeaders headers, String name) {
		return Optional.ofNullable(headers.getFirst(name)).map(String::strip);
	}

}
