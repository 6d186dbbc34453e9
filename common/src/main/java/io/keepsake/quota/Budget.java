package io.keepsake.quota;

import java.time.Duration;
import java.time.InstantSource;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * What is left of one limit. Calls are paced: a tenth of the limit may go at once and the
 * rest evenly, so that no period of the limit's length, wherever it begins, sees more
 * than the limit.
 */
final class Budget {

	private final Bucket bucket;

	private final long count;

	Budget(Limit limit, InstantSource clock) {
		this.count = limit.count();
		long burst = Math.max(1, limit.count() / 10);
		long steady = Math.max(1, limit.count() - burst);
		this.bucket = Bucket.builder()
			.addLimit((bandwidth) -> bandwidth.capacity(burst).refillGreedy(steady, limit.period()))
			.withCustomTimePrecision(new Meter(clock))
			.build();
	}

	long count() {
		return this.count;
	}

	Duration untilFree() {
		return Duration.ofNanos(this.bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
	}

	void take() {
		this.bucket.consumeIgnoringRateLimits(1);
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
