package io.keepsake.conversion;

import java.time.Instant;
import java.util.Map;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.Requested;
import io.keepsake.testing.Replies;
import org.jspecify.annotations.Nullable;

/**
 * Requests for image 7938291, and when they come.
 */
final class Requests {

	static final long IMAGE = Replies.IMAGE;

	static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private Requests() {
	}

	static Requested requested(long imageId, String requestId, @Nullable Instant expiresAt) {
		return new Requested(requestId, NOON.minusSeconds(2), new ConvertBackup(imageId, requestId, null, expiresAt),
				Map.of("traceparent", "00-" + requestId));
	}

	static Requested requested(String requestId) {
		return requested(IMAGE, requestId, null);
	}

	static RequestAccepted request(String requestId) {
		return new RequestAccepted("default", requested(requestId));
	}

}
