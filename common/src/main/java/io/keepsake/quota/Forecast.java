package io.keepsake.quota;

import java.time.Duration;

/**
 * How many calls a budget lets through in a time to come, if nobody else calls.
 */
final class Forecast {

	private final QuotaSettings settings;

	Forecast(QuotaSettings settings) {
		this.settings = settings;
	}

	/**
	 * Calls that change something, which leave the reserve alone. What is left of the
	 * longest limit may go at once and again a period later; what is used is taken to
	 * expire evenly and goes as it does; and the shorter limits hold all the time.
	 * @param longest what the longest limit is by the server's word
	 * @param left how many calls of it are left
	 * @return {@code Long.MAX_VALUE} if there is no limit
	 */
	long changes(Duration time, long longest, long left) {
		if (!time.isPositive()) {
			return 0;
		}
		double part = 1 - this.settings.reserve();
		double most = this.settings.longest().map((limit) -> {
			double periods = periods(time, limit);
			double count = longest * part;
			double free = Math.clamp(left - longest * this.settings.reserve(), 0, count);
			return free * (1 + Math.floor(periods)) + (count - free) * periods;
		}).orElse(Double.MAX_VALUE);
		for (Limit limit : this.settings.shorter()) {
			most = Math.min(most, limit.count() * part * periods(time, limit));
		}
		return (most < Long.MAX_VALUE) ? (long) most : Long.MAX_VALUE;
	}

	private static double periods(Duration time, Limit limit) {
		return (double) time.toMillis() / limit.period().toMillis();
	}

}
