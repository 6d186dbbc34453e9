package io.keepsake.replay;

import java.time.Instant;
import java.util.Optional;

import io.keepsake.replay.Control.Action;
import io.keepsake.replay.Replay.Status;

/**
 * What may be done to a replay in which status.
 */
final class Permission {

	private Permission() {
	}

	static Optional<String> refusal(Replay replay, Action action, Instant now) {
		Status status = replay.status(now);
		boolean allowed = switch (action) {
			case RUN, TAKE_OVER -> true;
			case PAUSE -> switch (status) {
				case PLANNED, RUNNING, INTERRUPTED, STOPPED -> true;
				case PAUSED, CANCELLED, SENT, FINISHED -> false;
			};
			case RESUME -> status == Status.PAUSED || status == Status.STOPPED;
			case CANCEL -> switch (status) {
				case PLANNED, RUNNING, INTERRUPTED, PAUSED, STOPPED -> true;
				case CANCELLED, SENT, FINISHED -> false;
			};
		};
		return allowed ? Optional.empty() : Optional
			.of(replay.plan().id() + " is " + status.code() + ", so there is nothing to " + action.code());
	}

}
