package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * The old actions of other kinds that an account has: made up when they are asked for.
 */
final class ForeignActions {

	/** As many ids as lie below the first one of an image action. */
	static final int MOST = 90_000_000;

	private static final long FIRST = 3_000_000_000L;

	private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

	private static final List<String> TYPES = List.of("power_cycle", "snapshot", "resize", "enable_backups",
			"assign_ip", "destroy");

	private ForeignActions() {
	}

	static boolean has(long id, int count) {
		return id >= FIRST && id < FIRST + count;
	}

	/** By its age, the oldest first. */
	static ObjectNode oldest(int index) {
		return of(FIRST + index);
	}

	static ObjectNode of(long id) {
		var startedAt = BEGINNING.plusSeconds(id - FIRST);
		return Json.object()
			.put("id", id)
			.put("status", (id % 50 == 0) ? "errored" : "completed")
			.put("type", TYPES.get((int) (id % TYPES.size())))
			.put("started_at", startedAt.toString())
			.put("completed_at", startedAt.plus(Duration.ofSeconds(30)).toString())
			.put("resource_id", 400_000_000L + id % 1_000)
			.put("resource_type", "droplet")
			.putNull("region")
			.putNull("region_slug");
	}

}
