package io.keepsake.digitalocean;

import java.time.InstantSource;
import java.util.OptionalLong;

import io.keepsake.digitalocean.Answer.ActionFound;
import io.keepsake.digitalocean.Answer.ActionsFound;
import io.keepsake.digitalocean.Answer.Forbidden;
import io.keepsake.digitalocean.Answer.ImageFound;
import io.keepsake.digitalocean.Answer.NotFound;
import io.keepsake.digitalocean.Answer.Rejected;
import io.keepsake.digitalocean.Answer.Throttled;
import io.keepsake.digitalocean.Answer.Unauthorized;
import io.keepsake.digitalocean.Answer.Unavailable;
import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.ReadImageAction;
import io.keepsake.digitalocean.Call.ReadImageActions;
import io.keepsake.digitalocean.Call.StartAction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;

/**
 * Turns a response into an {@link Answer}. It never throws, whatever the bytes are.
 */
final class AnswerDecoder {

	private final HeaderReader headers;

	private final ErrorReader errors;

	private final ResourceReader resources;

	AnswerDecoder(Token token, InstantSource clock) {
		Redaction redaction = new Redaction(token);
		this.headers = new HeaderReader(clock);
		this.errors = new ErrorReader(redaction);
		this.resources = new ResourceReader(redaction);
	}

	Answer decode(Call call, int status, HttpHeaders headers, byte[] body) {
		return decode(call, Response.of(status, headers, body));
	}

	/**
	 * The one place that says what a status means.
	 */
	private Answer decode(Call call, Response response) {
		RateLimit rateLimit = this.headers.rateLimit(response.headers()).orElse(null);
		if (response.status() / 100 == 2) {
			return found(call, response, rateLimit);
		}
		ApiError error = this.errors.error(response);
		return switch (response.status()) {
			case 401 -> new Unauthorized(error, rateLimit);
			case 403 -> new Forbidden(error, rateLimit);
			case 404, 410 -> new NotFound(error, rateLimit);
			case 408 -> new Unavailable(error, rateLimit);
			case 429 -> new Throttled(error, this.headers.retryAfter(response.headers()).orElse(null), rateLimit);
			default ->
				(response.status() / 100 == 4) ? new Rejected(error, rateLimit) : new Unavailable(error, rateLimit);
		};
	}

	/**
	 * A success that does not show what was asked for may have had its effect all the
	 * same: so it is unavailable, not a failure.
	 */
	private Answer found(Call call, Response response, @Nullable RateLimit rateLimit) {
		JsonNode json = response.json();
		return switch (call) {
			case StartAction _, ReadImageAction _,
					ReadAction _ ->
				this.resources.action(json.path("action"))
					.<Answer>map((action) -> new ActionFound(action, rateLimit))
					.orElseGet(() -> unreadable(response, "action with an id", rateLimit));
			case ReadImage _ -> this.resources.image(json.path("image"))
				.<Answer>map((image) -> new ImageFound(image, rateLimit))
				.orElseGet(() -> unreadable(response, "image with an id and a type", rateLimit));
			case ReadImageActions _ -> page(response, json.path("actions").size(), rateLimit);
			case ListActions(int page) -> page(response, (long) page * ListActions.PAGE_SIZE, rateLimit);
		};
	}

	/**
	 * More follow when there is a link to the next page, or when the total says so:
	 * either has been seen absent. Behind an empty page there is nothing, whatever is
	 * promised, so that reading on always ends.
	 * @param end how many actions there are up to the end of this page
	 */
	private Answer page(Response response, long end, @Nullable RateLimit rateLimit) {
		JsonNode actions = response.json().path("actions");
		if (!actions.isArray()) {
			return unreadable(response, "list of actions", rateLimit);
		}
		OptionalLong total = Json.count(response.json().path("meta").path("total"));
		boolean next = Json.text(response.json().path("links").path("pages").path("next")).isPresent();
		boolean more = !actions.isEmpty() && (next || total.orElse(-1) > end);
		return new ActionsFound(this.resources.actions(actions), more, total.orElse(-1), rateLimit);
	}

	private Answer unreadable(Response response, String missing, @Nullable RateLimit rateLimit) {
		return new Unavailable(this.errors.unreadable(response, missing), rateLimit);
	}

}
