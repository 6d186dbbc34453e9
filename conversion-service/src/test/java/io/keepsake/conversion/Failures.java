package io.keepsake.conversion;

import java.time.Instant;
import java.util.List;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.ApiError;

/**
 * Failed outcomes, whole.
 */
final class Failures {

	private Failures() {
	}

	static ConversionFailed of(String requestId, FailureReason reason, boolean retryable, String detail, ApiError error,
			int attempts, Instant at) {
		Requested asked = Requests.requested(requestId);
		return new ConversionFailed(requestId, Requests.IMAGE, "default", null, reason, retryable, detail,
				(error.status() != 0) ? error.status() : null, error.id(), error.requestId(), attempts,
				asked.requestedAt(), at, List.of(), asked.request(), asked.headers());
	}

}
