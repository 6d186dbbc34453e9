package io.keepsake.contract;

/**
 * Ends the reading of a record, at whatever depth; it never leaves this package.
 */
final class UnreadableException extends RuntimeException {

	private final DeadLetterReason reason;

	private final String detail;

	UnreadableException(DeadLetterReason reason, String detail) {
		// no stack trace: a publisher decides how often this is thrown
		super(detail, null, false, false);
		this.reason = reason;
		this.detail = detail;
	}

	DeadLetterReason reason() {
		return this.reason;
	}

	String detail() {
		return this.detail;
	}

}
