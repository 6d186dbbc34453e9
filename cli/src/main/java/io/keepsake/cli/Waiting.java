package io.keepsake.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What each request waits for now. Names are public API.
 *
 * @param state {@code waits-for-submission}, {@code waits-for-action}, {@code completed},
 * {@code failed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Waiting(String requestId, long imageId, String account, String state, Instant since, String text) {

	/**
	 * @param history in the order of time
	 */
	static List<Waiting> of(List<Sighting> history, Instant now) {
		Map<String, Waiting> byRequest = new LinkedHashMap<>();
		Map<String, Sighting> latest = new LinkedHashMap<>();
		for (Sighting sighting : history) {
			Sighting before = latest.get(sighting.key());
			// a copy that comes while the request is under way changes nothing
			boolean isCopy = before != null && !before.isOutcome() && sighting.isRequest();
			if (!isCopy) {
				latest.put(sighting.key(), sighting);
			}
		}
		latest.forEach((key, sighting) -> byRequest.put(key, of(sighting, now)));
		return new ArrayList<>(byRequest.values());
	}

	private static Waiting of(Sighting last, Instant now) {
		String since = Texts.age(last.at(), now);
		return switch (last.what()) {
			case "completed" -> waiting(last, "completed", "nothing: it is a snapshot since " + since);
			case "failed" -> waiting(last, "failed",
					"nothing: it failed " + since + " ago (" + last.reason() + ")"
							+ (Boolean.TRUE.equals(last.retryable()) ? ". Replay it: keepsake replay plan --request "
									+ Texts.quoted(last.requestId()) + " --why …"
									: " and the same request cannot succeed"));
			case "submitted" -> waiting(last, "waits-for-action", "DigitalOcean's action " + last.actionId()
					+ ", accepted " + since + " ago; status-poller follows it");
			default -> waiting(last, "waits-for-submission", "conversion-service, for " + since
					+ ": its account's budget, a token that is accepted, or an answer of DigitalOcean");
		};
	}

	private static Waiting waiting(Sighting last, String state, String text) {
		return new Waiting(last.requestId(), last.imageId(), last.account(), state, last.at(), text);
	}

}
