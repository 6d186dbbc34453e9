package io.keepsake.testing.walk;

import java.time.Instant;

import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Action.Status;
import org.jspecify.annotations.Nullable;

/**
 * An action whose future is settled when it begins.
 *
 * @param endsAt {@code Instant.MAX} if it never does
 * @param converts whether it makes the image a snapshot, however it says that it ended
 * @param gone whether the API denies it: by its own address, and once it has ended in the
 * list
 * @param ours whether one of our calls began it
 */
record ModelAction(long id, long imageId, @Nullable Instant toldStart, Instant endsAt, Status end, boolean converts,
		boolean gone, boolean ours) {

	boolean runs(Instant now) {
		return this.endsAt.isAfter(now);
	}

	boolean hasConverted(Instant now) {
		return this.converts && !runs(now);
	}

	Action at(Instant now) {
		return new Action(this.id, runs(now) ? Status.IN_PROGRESS : this.end, null, this.toldStart, null, this.imageId);
	}

}
