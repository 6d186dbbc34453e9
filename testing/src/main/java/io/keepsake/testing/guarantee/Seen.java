package io.keepsake.testing.guarantee;

import java.time.Instant;
import java.util.List;

import io.keepsake.simulator.ImageView;
import io.keepsake.simulator.RecordedCall;
import tools.jackson.databind.JsonNode;

/**
 * What was seen of a run from outside, once it had come to rest.
 *
 * @param requests that the broker took, each id once
 * @param outcomes as they were committed, in order for each request
 * @param images as the API knows them, with every action that there ever was
 * @param calls as the API met them, in order
 */
public record Seen(List<Asked> requests, List<Ended> outcomes, List<ImageView> images, List<RecordedCall> calls) {

	public Seen {
		requests = List.copyOf(requests);
		outcomes = List.copyOf(outcomes);
		images = List.copyOf(images);
		calls = List.copyOf(calls);
	}

	/**
	 * A request.
	 *
	 * @param times how often it was sent; copies that follow each other at once, before
	 * the first of them can have its outcome, are one
	 */
	public record Asked(String requestId, String account, long imageId, int times) {
	}

	/**
	 * An outcome.
	 *
	 * @param at when it was decided, by the service that did
	 * @param reason empty if it completed
	 * @param detail empty if it completed, or if nothing is said
	 */
	public record Ended(String requestId, String account, long imageId, boolean completed, Instant at, String reason,
			String detail) {

		/**
		 * Reads an outcome from the value of its record.
		 */
		public static Ended read(JsonNode event, boolean completed) {
			return new Ended(event.path("requestId").asString(), event.path("account").asString(),
					event.path("imageId").asLong(), completed,
					Instant.parse(event.path(completed ? "completedAt" : "failedAt").asString()),
					event.path("reason").asString(""), event.path("detail").asString(""));
		}

	}

}
