package io.keepsake.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import tools.jackson.databind.node.ObjectNode;

/** The action object, in each of the forms in which it has been met. */
final class ActionJson {

	private ActionJson() {
	}

	static ObjectNode of(Action action, String whileRunning, Instant now) {
		var json = Json.object()
			.put("id", action.id())
			.put("status", action.status(now, whileRunning))
			.put("type", action.type())
			.put("started_at", timestamp(action, action.startedAt()));
		var ended = !action.running(now);
		if (ended ? action.completedAtNull() : !action.completedAtEarly()) {
			json.putNull("completed_at");
		}
		else {
			json.put("completed_at", timestamp(action, ended ? action.endsAt() : action.startedAt()));
		}
		json.put("resource_id", action.imageId()).put("resource_type", "image");
		region(json, action);
		return json;
	}

	/** Whole seconds are usual; nanoseconds have been seen. */
	private static String timestamp(Action action, Instant instant) {
		return ((action.id() % 4 == 0) ? instant : instant.truncatedTo(ChronoUnit.SECONDS)).toString();
	}

	private static void region(ObjectNode json, Action action) {
		var slug = action.region();
		switch (action.regionForm()) {
			case OBJECT -> {
				json.set("region", region(slug));
				json.put("region_slug", slug);
			}
			case NULL -> json.putNull("region").putNull("region_slug");
			case EMPTY -> {
				json.putObject("region");
				json.putNull("region_slug");
			}
			case ABSENT -> json.putNull("region_slug");
			case STRING -> json.put("region", slug).put("region_slug", slug);
		}
	}

	private static ObjectNode region(String slug) {
		var region = Json.object().put("name", "Region " + slug).put("slug", slug).put("available", true);
		region.putArray("features").add("backups").add("image_transfer");
		region.putArray("sizes").add("s-1vcpu-1gb");
		return region;
	}

}
