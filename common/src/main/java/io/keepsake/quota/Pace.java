package io.keepsake.quota;

import java.time.Duration;
import java.time.InstantSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Keeps calls below a limit that the server counts and does not tell of. A twentieth of
 * the limit may go at once and the rest evenly, so that no period of the limit's length,
 * wherever it begins, sees more calls than the limit: a bucket as large as the limit
 * would let twice as many through. It begins with one, since it may have begun in the
 * place of another who has just let go of all.
 */
final class Pace {

	private static final int BURST = 20;

	private final Bucket bucket;

	/** What comes back within the limit's period. */
	private final long steady;

	Pace(Limit limit, InstantSource clock) {
		long burst = Math.max(1, limit.count() / BURST);
		this.steady = Math.max(1, limit.count() - burst);
		this.bucket = Bucket.builder()
			.addLimit(
					(bandwidth) -> bandwidth.capacity(burst).refillGreedy(this.steady, limit.period()).initialTokens(1))
			.withCustomTimePrecision(new Meter(clock))
			.build();
	}

	/**
	 * How long until the next call may go: zero if it may now.
	 */
	Duration untilFree() {
		return Duration.ofNanos(this.bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
	}

	/**
	 * So many calls have gone, whether or not they might. However many they were, a
	 * period later the server counts none of them any more.
	 */
	void took(long calls) {
		long counted = Math.min(calls, this.bucket.getAvailableTokens() + this.steady);
		if (counted > 0) {
			this.bucket.consumeIgnoringRateLimits(counted);
		}
	}

	private record Meter(InstantSource clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.clock.millis() * 1_000_000;
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
