package io.keepsake.poller;

import java.time.Duration;
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
 * What the API may answer, in few words.
 */
final class Replies {

	static final ApiError LOST = new ApiError(0, null, "No answer was heard", null);

	private Replies() {
	}

	static ApiError error(int status) {
		return new ApiError(status, "id_" + status, "It says " + status, "request-" + status);
	}

	static Reply<Answer> action(Status status) {
		return answered(new Answer.ActionFound(
				new Action(Started.ACTION, status, "convert_to_snapshot", null, null, null), null));
	}

	static Reply<Answer> image(String type) {
		return answered(new Answer.ImageFound(new Image(Started.IMAGE, type, "available"), null));
	}

	static Reply<Answer> actions() {
		return answered(new Answer.ActionsFound(List.of(), false, 0, null));
	}

	static Reply<Answer> notFound(int status) {
		return answered(new Answer.NotFound(error(status), null));
	}

	static Reply<Answer> rejected(int status) {
		return answered(new Answer.Rejected(error(status), null));
	}

	static Reply<Answer> unavailable(int status) {
		return answered(new Answer.Unavailable(error(status), null));
	}

	static Reply<Answer> unauthorized() {
		return answered(new Answer.Unauthorized(error(401), null));
	}

	static Reply<Answer> forbidden() {
		return answered(new Answer.Forbidden(error(403), null));
	}

	static Reply<Answer> throttled(@Nullable Duration retryAfter, long remaining) {
		return answered(new Answer.Throttled(error(429), retryAfter, new RateLimit(5000, remaining, null)));
	}

	static Reply<Answer> answered(Answer answer) {
		return new Reply.Answered<>(answer);
	}

}
