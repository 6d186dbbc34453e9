package io.keepsake.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a request failed, and whether the same request may succeed when it is published
 * again.
 */
public enum FailureReason {

	/** The request names what cannot be. */
	INVALID_REQUEST("invalid-request", false),
	/** The image, or the action with no trace of its work, is gone. */
	NOT_FOUND("not-found", false),
	/** DigitalOcean refused to convert the image, more than once. */
	REJECTED("rejected", true),
	/** DigitalOcean gave no usable answer for too long. */
	ATTEMPTS_EXHAUSTED("attempts-exhausted", true),
	/** The action ended in error and the image is still a backup. */
	ERRORED("errored", true),
	/** The action did not end in time. */
	TIMED_OUT("timed-out", true);

	private final String code;

	private final boolean retryable;

	FailureReason(String code, boolean retryable) {
		this.code = code;
		this.retryable = retryable;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	public boolean retryable() {
		return this.retryable;
	}

}
