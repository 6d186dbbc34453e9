package io.keepsake.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Action.Status;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Image;
import io.keepsake.digitalocean.RateLimit;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What the API may answer of image 7938291 and its action, in few words.
 */
public final class Replies {

	public static final long IMAGE = 7938291;

	public static final long ACTION = 3_169_590_176L;

	public static final ApiError LOST = new ApiError(0, null, "No answer was heard", null);

	private Replies() {
	}

	public static ApiError error(int status) {
		return new ApiError(status, "id_" + status, "It says " + status, "request-" + status);
	}

	public static Action action(long id, Status status, @Nullable Instant startedAt) {
		return new Action(id, status, "transfer", startedAt, null, IMAGE);
	}

	public static Reply<Answer> found(Action action) {
		return answered(new Answer.ActionFound(action, null));
	}

	public static Reply<Answer> image(String type) {
		return answered(new Answer.ImageFound(new Image(IMAGE, type, "available"), null));
	}

	public static Reply<Answer> actions(Action... actions) {
		return answered(new Answer.ActionsFound(List.of(actions), false, actions.length, null));
	}

	public static Reply<Answer> notFound(int status) {
		return answered(new Answer.NotFound(error(status), null));
	}

	public static Reply<Answer> rejected(int status) {
		return answered(new Answer.Rejected(error(status), null));
	}

	public static Reply<Answer> unavailable(int status) {
		return answered(new Answer.Unavailable(error(status), null));
	}

	public static Reply<Answer> unauthorized() {
		return answered(new Answer.Unauthorized(error(401), null));
	}

	public static Reply<Answer> forbidden() {
		return answered(new Answer.Forbidden(error(403), null));
	}

	public static Reply<Answer> throttled(@Nullable Duration retryAfter, long remaining) {
		return answered(new Answer.Throttled(error(429), retryAfter, new RateLimit(5000, remaining, null)));
	}

	public static Reply<Answer> answered(Answer answer) {
		return new Reply.Answered<>(answer);
	}

}
