package io.keepsake.poller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Tries;
import org.jspecify.annotations.Nullable;

/**
 * The events of an action that has ended: one for each request that it serves.
 */
final class Outcomes {

	private Outcomes() {
	}

	static List<Event> completed(Following work, List<Requested> requests, Instant now) {
		List<Event> events = new ArrayList<>();
		for (Requested request : requests) {
			events.add(new ConversionCompleted(request.requestId(), work.imageId(), work.account(), work.actionId(),
					false, request.requestedAt(), work.submittedAt(), now, request.headers()));
		}
		return events;
	}

	static List<Event> failed(Following work, FailureReason reason, Instant now) {
		return failed(work, work.requests(), reason, detail(work, reason), work.tries(), now);
	}

	/**
	 * So many requests wait for the image that further ones have to be turned away.
	 */
	static List<Event> crowdedOut(Following work, List<Requested> requests, Instant now) {
		return failed(work, requests, FailureReason.REJECTED,
				work.requests().size() + " requests for this image are waiting already", Tries.NONE, now);
	}

	private static List<Event> failed(Following work, List<Requested> requests, FailureReason reason, String detail,
			Tries tries, Instant now) {
		ApiError error = tries.lastError();
		List<Event> events = new ArrayList<>();
		for (Requested request : requests) {
			events.add(new ConversionFailed(request.requestId(), work.imageId(), work.account(), work.actionId(),
					reason, reason.retryable(), detail,
					(error != null && error.status() != 0) ? Integer.valueOf(error.status()) : null,
					(error != null) ? error.id() : null, (error != null) ? error.requestId() : null, tries.calls(),
					request.requestedAt(), now, List.of(), request.request(), request.headers()));
		}
		return events;
	}

	private static String detail(Following work, FailureReason reason) {
		String action = "Action " + work.actionId();
		String said = said(work.tries().lastError());
		return switch (reason) {
			case NOT_FOUND ->
				(work.missingSince() != null) ? action + " is gone and the image is still a backup." + said
						: "The image does not exist: it expired or was deleted." + said;
			case ERRORED -> action + " ended in error and the image is still a backup.";
			case TIMED_OUT -> action + " did not end since " + work.submittedAt() + "." + said;
			case ATTEMPTS_EXHAUSTED -> "No usable answer for too long about action " + work.actionId() + "." + said;
			case INVALID_REQUEST, REJECTED -> action + said;
		};
	}

	private static String said(@Nullable ApiError error) {
		return (error != null) ? " The last error: " + error.message() : "";
	}

}
