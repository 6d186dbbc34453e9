package io.keepsake.contract;

/**
 * What a record of {@code convert-backup} turned out to be.
 */
public sealed interface ReadRequest {

	/**
	 * A request to carry out.
	 *
	 * @param account the account named, else the default one
	 */
	record Accepted(Requested requested, String account) implements ReadRequest {
	}

	/**
	 * A request that names what cannot be: its outcome is known at once.
	 */
	record Refused(ConversionFailed outcome) implements ReadRequest {
	}

	/**
	 * No request: a dead letter.
	 *
	 * @param detail names the field or the place, and repeats nothing of the record
	 */
	record Unreadable(DeadLetterReason reason, String detail) implements ReadRequest {
	}

}
