package io.keepsake.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;

/**
 * Failed requests to plan with.
 */
final class Failures {

	static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	/** When a failure was requested, if nothing else is said. */
	static final Instant REQUESTED = NOW.minusSeconds(7200);

	/** When it failed. */
	static final Instant FAILED = NOW.minusSeconds(3000);

	private Failures() {
	}

	static FailedRequest at(int partition, long offset, ConversionFailed event) {
		return new FailedRequest(new Coordinates("convert-backup.failed", partition, offset), event);
	}

	static ConversionFailed event(long image) {
		return event(image, "request-" + image, FailureReason.ERRORED, FAILED);
	}

	static ConversionFailed event(long image, String requestId, FailureReason reason, Instant failedAt) {
		return event("default", image, requestId, reason, REQUESTED, failedAt, Map.of());
	}

	static ConversionFailed event(String account, long image, String requestId, FailureReason reason,
			Instant requestedAt, Instant failedAt, Map<String, String> headers) {
		return new ConversionFailed(requestId, image, account, null, reason, reason.retryable(), "It went wrong.", null,
				null, null, 1, requestedAt, failedAt, List.of(),
				new ConvertBackup(image, null, account.equals("default") ? null : account, null), headers);
	}

	static Map<String, String> replayed(String id, int times) {
		return Map.of(ReplayHeaders.ID, id, ReplayHeaders.ATTEMPT, Integer.toString(times));
	}

}
