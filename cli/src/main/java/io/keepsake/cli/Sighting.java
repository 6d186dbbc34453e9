package io.keepsake.cli;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.replay.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a request. Names and codes are public API.
 *
 * @param what that it was requested or replayed, submitted, completed, or that it failed
 * @param replayId the replay that it belongs to
 * @param retryable of a failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sighting(Instant at, String what, String requestId, long imageId, String account, Coordinates place,
		@Nullable Long actionId, @Nullable String replayId, @Nullable String reason, @Nullable Boolean retryable,
		@Nullable String detail) {

	boolean isRequest() {
		return this.what.equals("requested") || this.what.equals("replayed");
	}

	boolean isOutcome() {
		return this.what.equals("completed") || this.what.equals("failed");
	}

	String key() {
		return this.account + "/" + this.imageId + "/" + this.requestId;
	}

}
