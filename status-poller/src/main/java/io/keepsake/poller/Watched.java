package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An action that is followed, as the plan sees it.
 *
 * @param readAt when it was last read and still ran; null if it was not read yet
 * @param misses how many pages were read for it in vain since it was last seen
 */
record Watched(long actionId, long imageId, Instant startedAt, @Nullable Instant readAt, int misses) {

	Watched read(Instant now) {
		return new Watched(this.actionId, this.imageId, this.startedAt, now, 0);
	}

	Watched missed() {
		return new Watched(this.actionId, this.imageId, this.startedAt, this.readAt, this.misses + 1);
	}

	/**
	 * How long it was seen to run.
	 */
	Duration ran() {
		return (this.readAt != null) ? positive(Duration.between(this.startedAt, this.readAt)) : Duration.ZERO;
	}

	Duration age(Instant now) {
		return positive(Duration.between(this.startedAt, now));
	}

	private static Duration positive(Duration duration) {
		return duration.isNegative() ? Duration.ZERO : duration;
	}

}
