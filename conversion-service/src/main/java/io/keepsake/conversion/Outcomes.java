package io.keepsake.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * The events of a conversion: one for an action, one for each request that ends here.
 */
final class Outcomes {

	private Outcomes() {
	}

	static ActionStarted started(Conversion work, Action action, List<Requested> requests, Instant now) {
		return new ActionStarted(work.imageId(), work.account(),
				new ActionStarted.StartedAction(action.id(), switch (action.status()) {
					case IN_PROGRESS -> "in-progress";
					case COMPLETED -> "completed";
					case ERRORED -> "errored";
				}, action.startedAt()), now, requests, work.tries().calls());
	}

	/**
	 * The image is a snapshot and none of our actions is known to have made it one.
	 */
	static List<Event> completed(Conversion work, List<Requested> requests, Instant now) {
		List<Event> events = new ArrayList<>();
		for (Requested request : requests) {
			events.add(new ConversionCompleted(request.requestId(), work.imageId(), work.account(), null,
					!work.doubtful(), request.requestedAt(), null, now, request.headers()));
		}
		return events;
	}

	static List<Event> failed(Conversion work, FailureReason reason, Instant now) {
		List<Event> events = new ArrayList<>();
		for (Requested request : work.requests()) {
			events.add(failed(work, request, reason, detail(work, reason), now));
		}
		return events;
	}

	static Event crowdedOut(Conversion work, Requested request, Instant now) {
		return failed(work, request, FailureReason.REJECTED,
				work.requests().size() + " requests for this image are waiting already", now);
	}

	private static ConversionFailed failed(Conversion work, Requested request, FailureReason reason, String detail,
			Instant now) {
		ApiError error = work.tries().lastError();
		Integer status = (error != null && error.status() != 0) ? error.status() : null;
		boolean retryable = reason.retryable() && (status == null || status != 400);
		return new ConversionFailed(request.requestId(), work.imageId(), work.account(), null, reason, retryable,
				detail, status, (error != null) ? error.id() : null, (error != null) ? error.requestId() : null,
				work.tries().calls(), request.requestedAt(), now, List.of(), request.request(), request.headers());
	}

	private static String detail(Conversion work, FailureReason reason) {
		String said = said(work.tries().lastError());
		return switch (reason) {
			case NOT_FOUND -> "The image does not exist: it expired or was deleted. " + said;
			case REJECTED -> "DigitalOcean refused to convert the image. " + said;
			case ATTEMPTS_EXHAUSTED -> "No usable answer for too long. " + said;
			case INVALID_REQUEST, ERRORED, TIMED_OUT -> said;
		};
	}

	private static String said(@Nullable ApiError error) {
		return (error != null) ? "The last answer: " + error.message() : "";
	}

}
