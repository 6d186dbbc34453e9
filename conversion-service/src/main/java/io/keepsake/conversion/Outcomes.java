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
import io.keepsake.conversion.Conversion.Earlier;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Tries;
import org.jspecify.annotations.Nullable;

/**
 * The events of a conversion: one for an action, one for each request that ends here.
 */
final class Outcomes {

	private Outcomes() {
	}

	static ActionStarted started(Conversion work, Action action, Instant now) {
		return started(work, action.id(), status(action), action.startedAt(), work.requests(), now);
	}

	/**
	 * The image is a snapshot and none of our actions is known to have made it one.
	 */
	static List<Event> completed(Conversion work, Instant now) {
		List<Event> events = new ArrayList<>();
		for (Requested request : work.notFollowed()) {
			events.add(new ConversionCompleted(request.requestId(), work.imageId(), work.account(), null,
					!work.doubtful(), request.requestedAt(), null, now, request.headers()));
		}
		handBack(work, work.followed(), "completed", now).forEach(events::add);
		return events;
	}

	static List<Event> failed(Conversion work, FailureReason reason, Instant now) {
		List<Event> events = new ArrayList<>();
		Tries tries = work.tries();
		ApiError error = (reason == FailureReason.REJECTED && tries.rejection() != null) ? tries.rejection()
				: tries.lastError();
		for (Requested request : work.notFollowed()) {
			events.add(failed(work, request, reason, detail(reason, error), error, tries.calls(), now));
		}
		handBack(work, work.followed(), "in-progress", now).forEach(events::add);
		return events;
	}

	/**
	 * So many requests wait for the image that a further one has to be turned away.
	 */
	static List<Event> crowdedOut(Conversion work, Requested request, Instant now) {
		if (work.isFollowed(request.requestId())) {
			return handBack(work, List.of(request), "in-progress", now);
		}
		return List.of(failed(work, request, FailureReason.REJECTED,
				work.requests().size() + " requests for this image are waiting already", null, 0, now));
	}

	/**
	 * Only the follower of the earlier action knows whether these requests have had their
	 * outcome: it goes on with those that have not, and with those that failed and are
	 * asked for again.
	 */
	private static List<Event> handBack(Conversion work, List<Requested> requests, String status, Instant now) {
		Earlier earlier = work.earlier();
		return (requests.isEmpty() || earlier == null || earlier.actionId() == null) ? List.of()
				: List.of(started(work, earlier.actionId(), status, null, requests, now));
	}

	private static ActionStarted started(Conversion work, long actionId, String status, @Nullable Instant startedAt,
			List<Requested> requests, Instant now) {
		return new ActionStarted(work.imageId(), work.account(),
				new ActionStarted.StartedAction(actionId, status, startedAt), now, requests, work.tries().calls());
	}

	private static String status(Action action) {
		return switch (action.status()) {
			case IN_PROGRESS -> "in-progress";
			case COMPLETED -> "completed";
			case ERRORED -> "errored";
		};
	}

	private static ConversionFailed failed(Conversion work, Requested request, FailureReason reason, String detail,
			@Nullable ApiError error, int attempts, Instant now) {
		Integer status = (error != null && error.status() != 0) ? error.status() : null;
		boolean wrong = reason == FailureReason.REJECTED && error != null && error.status() == 400;
		return new ConversionFailed(request.requestId(), work.imageId(), work.account(), null, reason,
				reason.retryable() && !wrong, detail, status, (error != null) ? error.id() : null,
				(error != null) ? error.requestId() : null, attempts, request.requestedAt(), now, List.of(),
				request.request(), request.headers());
	}

	private static String detail(FailureReason reason, @Nullable ApiError error) {
		String said = (error != null) ? "The last answer: " + error.message() : "";
		return switch (reason) {
			case NOT_FOUND -> "The image does not exist: it expired or was deleted. " + said;
			case REJECTED -> "DigitalOcean refused to convert the image. " + said;
			case ATTEMPTS_EXHAUSTED -> "No usable answer for too long. " + said;
			case INVALID_REQUEST, ERRORED, TIMED_OUT -> said;
		};
	}

}
