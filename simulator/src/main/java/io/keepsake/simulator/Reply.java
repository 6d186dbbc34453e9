package io.keepsake.simulator;

import java.util.HashMap;
import java.util.Map;

/** An answer in full. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

	static final String JSON = "application/json; charset=utf-8";

	static Reply json(int status, Object body) {
		return new Reply(status, JSON, Json.text(body), Map.of());
	}

	/** The form of every documented error: {@code {"id":…,"message":…}}. */
	static Reply error(int status, String id, String message) {
		return json(status, Json.object().put("id", id).put("message", message));
	}

	static Reply notFound() {
		return error(404, "not_found", "The resource you were accessing could not be found.");
	}

	static Reply unprocessable(String message) {
		return error(422, "unprocessable_entity", message);
	}

	static Reply unauthorized() {
		return error(401, "unauthorized", "Unable to authenticate you");
	}

	static Reply forbidden() {
		return error(403, "forbidden", "You do not have access for the attempted action.");
	}

	static Reply tooManyRequests() {
		return error(429, "too_many_requests", "API rate limit exceeded.");
	}

	Reply with(Map<String, String> more) {
		var all = new HashMap<>(more);
		// what the answer itself says comes before what is said on every answer
		all.putAll(headers);
		return new Reply(status, contentType, body, all);
	}

	Reply with(String name, String value) {
		return with(Map.of(name, value));
	}

	Reply body(String text) {
		return new Reply(status, contentType, text, headers);
	}

}
