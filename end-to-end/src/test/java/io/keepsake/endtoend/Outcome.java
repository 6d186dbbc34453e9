package io.keepsake.endtoend;

import java.time.Instant;

import io.keepsake.testing.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outcome of a request, to be held against what was promised: every field, and none
 * besides.
 */
record Outcome(Pair pair, Request request, Received record) {

	/**
	 * Completed by the only action of the image.
	 */
	Outcome isCompleted() {
		return isCompletedBy(this.pair.onlyAction(this.request.imageId()));
	}

	Outcome isCompletedBy(long actionId) {
		ObjectNode expected = Json.object("{\"actionId\":" + actionId + ",\"alreadySnapshot\":false}");
		expected.set("submittedAt", this.pair.startOf(actionId).path("submittedAt"));
		return isCompleted(expected);
	}

	/**
	 * Completed, and no action of ours is known to have done it.
	 */
	Outcome isCompletedWithoutAction(boolean alreadySnapshot) {
		return isCompleted(Json.object("{\"alreadySnapshot\":" + alreadySnapshot + "}"));
	}

	private Outcome isCompleted(ObjectNode expected) {
		is(this.pair.topics().completed(), "io.keepsake.conversion.completed.v1");
		expected.set("completedAt", time("completedAt"));
		assertThat(value()).isEqualTo(common(expected));
		return this;
	}

	/**
	 * Failed as the given JSON says, which leaves out what every failure has.
	 */
	Outcome isFailed(String json) {
		is(this.pair.topics().failed(), "io.keepsake.conversion.failed.v1");
		ObjectNode expected = Json.object(json);
		expected.set("failedAt", time("failedAt"));
		expected.set("request", Json.object(this.request.json()));
		if (expected.has("httpStatus")) {
			assertThat(value().path("apiRequestId").asString("")).hasSize(36);
			expected.set("apiRequestId", value().path("apiRequestId"));
		}
		assertThat(value()).isEqualTo(common(expected));
		return this;
	}

	private ObjectNode common(ObjectNode expected) {
		ObjectNode common = Json.object("{\"imageId\":" + this.request.imageId() + "}")
			.put("requestId", this.request.requestId())
			.put("account", this.request.account())
			.put("requestedAt", this.request.requestedAt().toString());
		common.setAll(expected);
		// as read, so that numbers are of one kind
		return Json.object(common.toString());
	}

	private void is(String topic, String type) {
		assertThat(this.record.topic()).as("topic of %s", this.record).isEqualTo(topic);
		assertThat(this.record.key()).hasValue(this.request.account());
		assertThat(this.record.headers()).containsEntry("ce_type", type)
			.containsEntry("ce_subject", Long.toString(this.request.imageId()))
			.containsEntry("content-type", "application/json");
	}

	/**
	 * A time that cannot be foretold, but not be before the request either.
	 */
	private JsonNode time(String field) {
		JsonNode time = value().path(field);
		assertThat(Instant.parse(time.asString())).isBetween(this.request.requestedAt(), Instant.now());
		return time;
	}

	JsonNode value() {
		return Json.object(this.record.text());
	}

}
