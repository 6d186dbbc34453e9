package io.keepsake.replay;

/**
 * How fast a replay goes, and when it gives up.
 *
 * @param rate requests published each second
 * @param inFlight requests published that have no outcome yet
 * @param maxReplays how often one request may be replayed in all
 * @param stopAt the share of the outcomes that may be failures
 * @param stopAfter the outcomes that there must be before that share is looked at
 */
public record Limits(double rate, int inFlight, int maxReplays, double stopAt, int stopAfter) {

	/**
	 * Below the 5,000 calls an hour of one account, so that other requests find room.
	 */
	public static final Limits DEFAULTS = new Limits(1, 200, 3, 0.5, 20);

	public Limits {
		require(rate > 0 && rate <= 100_000, "rate must be greater than 0 and at most 100000");
		require(inFlight > 0, "in flight must be greater than 0");
		require(maxReplays > 0, "the most replays must be greater than 0");
		require(stopAt > 0 && stopAt <= 1, "the share of failures must be greater than 0 and at most 1");
		require(stopAfter > 0, "the outcomes before that must be more than 0");
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * Whether so many failures are too many. With the share at 1 none are.
	 */
	boolean isTooMany(long completed, long failed) {
		long outcomes = completed + failed;
		return this.stopAt < 1 && outcomes >= this.stopAfter && failed > this.stopAt * outcomes;
	}

	public Limits withRate(double changed) {
		return new Limits(changed, this.inFlight, this.maxReplays, this.stopAt, this.stopAfter);
	}

	public Limits withInFlight(int changed) {
		return new Limits(this.rate, changed, this.maxReplays, this.stopAt, this.stopAfter);
	}

}
