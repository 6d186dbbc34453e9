package io.keepsake.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

import tools.jackson.databind.node.ObjectNode;

/** Images, and the backup policies of the droplets they were taken of. */
final class ImageJson {

	static final String REGION = "nyc3";

	private ImageJson() {
	}

	static ObjectNode of(Image image, Instant now) {
		var json = Json.object()
			.put("id", image.id())
			.put("name", "droplet-" + image.dropletId() + " " + image.createdAt().truncatedTo(ChronoUnit.SECONDS))
			.put("type", image.type(now).wire())
			.put("distribution", "Debian")
			.putNull("slug")
			.put("public", false);
		json.putArray("regions").add(REGION);
		json.put("created_at", image.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
			.put("min_disk_size", 25)
			.put("size_gigabytes", 2.36)
			.put("description", "")
			.put("status", "available")
			.put("error_message", "")
			.putArray("tags");
		return json;
	}

	static ObjectNode policies(Collection<Long> droplets) {
		var body = Json.object();
		var policies = body.putObject("policies");
		for (var droplet : droplets) {
			var policy = policies.putObject(Long.toString(droplet))
				.put("droplet_id", droplet)
				.put("backup_enabled", true)
				.putObject("backup_policy");
			policy.put("plan", "weekly").put("weekday", "SUN").put("hour", 4).put("window_length_hours", 4);
			policy.put("retention_period_days", 28);
		}
		body.putObject("links");
		body.putObject("meta").put("total", droplets.size());
		return body;
	}

}
