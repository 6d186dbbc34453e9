package io.keepsake.poller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.Requested;
import io.keepsake.testing.Replies;

/**
 * Actions of image 7938291, and who asked for them.
 */
final class Started {

	static final long IMAGE = Replies.IMAGE;

	static final long ACTION = Replies.ACTION;

	static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private Started() {
	}

	static Requested requested(long imageId, String requestId) {
		return new Requested(requestId, NOON.minusSeconds(2), new ConvertBackup(imageId, requestId, null, null),
				Map.of("traceparent", "00-" + requestId));
	}

	static List<Requested> requested(String... requestIds) {
		return Stream.of(requestIds).map((requestId) -> requested(IMAGE, requestId)).toList();
	}

	static ActionStarted action(long actionId, String status, String... requestIds) {
		return new ActionStarted(IMAGE, "default", new ActionStarted.StartedAction(actionId, status, NOON), NOON,
				requested(requestIds), 1);
	}

}
