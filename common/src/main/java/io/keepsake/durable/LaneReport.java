package io.keepsake.durable;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a lane of a task holds.
 *
 * @param held how many pieces of work, waiting or with a call under way
 * @param calling those of them for which a call is announced or under way
 * @param oldest since when the oldest is held, to the second; null if none is
 * @param mostUrgent the earliest of the times that the work is urgent by, to the minute;
 * null if none is urgent
 * @param late how many will be reached after the time that they are urgent by, as the
 * gate sees it now
 */
public record LaneReport(String lane, long held, long calling, @Nullable Instant oldest, @Nullable Instant mostUrgent,
		long late) {

	/**
	 * What two lanes hold.
	 */
	public LaneReport plus(LaneReport other) {
		return new LaneReport(this.lane, this.held + other.held, this.calling + other.calling,
				earlier(this.oldest, other.oldest), earlier(this.mostUrgent, other.mostUrgent), this.late + other.late);
	}

	private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
		return (one == null || (other != null && other.isBefore(one))) ? other : one;
	}

}
