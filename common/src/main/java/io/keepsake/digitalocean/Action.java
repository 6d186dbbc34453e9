package io.keepsake.digitalocean;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An action of the API. Only the status tells whether it has ended: a completed action
 * has been seen without {@code completed_at}, a running one with it.
 *
 * @param id exceeds 2^31
 * @param type an open string: one convert has been seen under three names, so it is never
 * compared with what was asked
 * @param resourceId the image
 */
public record Action(long id, Status status, @Nullable String type, @Nullable Instant startedAt,
		@Nullable Instant completedAt, @Nullable Long resourceId) {

	/**
	 * A status that is not known counts as still in progress.
	 */
	public enum Status {

		IN_PROGRESS, COMPLETED, ERRORED

	}

}
