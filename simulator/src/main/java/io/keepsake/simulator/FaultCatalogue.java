package io.keepsake.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.keepsake.simulator.Fault.Cut;
import io.keepsake.simulator.Fault.Held;
import io.keepsake.simulator.Fault.Instead;
import io.keepsake.simulator.Fault.Spoiled;
import io.keepsake.simulator.Fault.Through;

/**
 * The faults by name: each has been seen of the real API, or of what stands before it.
 */
final class FaultCatalogue {

	/** Strikes only reads of actions that are done. */
	static final String DONE_ACTION_GONE = "404-on-done-action";

	private static final Map<String, Function<Behaviour, Fault>> FAULTS = new LinkedHashMap<>();
	static {
		FAULTS.put("none", (behaviour) -> new Through());
		FAULTS.put("500", (behaviour) -> new Instead(Reply.error(500, "server_error", "Unexpected server-side error")));
		put("502-html", html(502, "Bad Gateway"));
		put("503-html", html(503, "Service Temporarily Unavailable"));
		put("504-html", html(504, "Gateway Time-out"));
		put("524-html", html(524, "A timeout occurred"));
		FAULTS.put("504-after", (behaviour) -> new Spoiled((reply) -> html(504, "Gateway Time-out")));
		put("401-text", new Reply(401, "text/plain; charset=utf-8", "Unauthorized", Map.of()));
		put("403-transient", Reply.forbidden());
		FAULTS.put("empty-body", (behaviour) -> new Spoiled((reply) -> reply.body("")));
		FAULTS.put("truncated-json", (behaviour) -> new Spoiled(
				(reply) -> reply.body(reply.body().substring(0, reply.body().length() / 2))));
		put("message-object", json(500, "{\"id\":\"server_error\",\"message\":{\"detail\":\"Unexpected error\"}}"));
		put("id-capitalised", json(401, "{\"id\":\"Unauthorized\",\"message\":\"Unable to authenticate you\"}"));
		put("root-causes", json(500, "{\"error\":\"internal error\",\"messages\":null,\"root_causes\":[]}"));
		FAULTS.put("reset-before", (behaviour) -> new Cut(false));
		FAULTS.put("reset-after", (behaviour) -> new Cut(true));
		FAULTS.put("timeout-before", (behaviour) -> new Held(false));
		FAULTS.put("timeout-after", (behaviour) -> new Held(true));
		FAULTS.put("429", (behaviour) -> new Instead(Reply.tooManyRequests()
			.with("retry-after", Long.toString(Math.max(1, behaviour.faultRetryAfter().toSeconds())))));
		put("429-no-retry-after", Reply.tooManyRequests().with("ratelimit-remaining", "0"));
		put("429-operation", Reply.error(429, "too_many_requests",
				"The operation is limited for this resource: one request per 10m0s"));
		put(DONE_ACTION_GONE, Reply.notFound());
	}

	private FaultCatalogue() {
	}

	static Fault fault(String name, Behaviour behaviour) {
		return FAULTS.getOrDefault(name, (any) -> new Through()).apply(behaviour);
	}

	static Set<String> names() {
		return FAULTS.keySet();
	}

	/** Nothing is allowed: then something else says what happens. */
	static void check(String name) {
		if (!name.isEmpty() && !FAULTS.containsKey(name)) {
			throw new IllegalArgumentException("'" + name + "' is no fault; known are " + names());
		}
	}

	private static void put(String name, Reply reply) {
		FAULTS.put(name, (behaviour) -> new Instead(reply));
	}

	private static Reply json(int status, String body) {
		return new Reply(status, Reply.JSON, body, Map.of());
	}

	private static Reply html(int status, String title) {
		return new Reply(status, "text/html",
				"<html>\r\n<head><title>" + status + " " + title + "</title></head>\r\n<body>\r\n<center><h1>" + status
						+ " " + title + "</h1></center>\r\n</body>\r\n</html>",
				Map.of());
	}

}
