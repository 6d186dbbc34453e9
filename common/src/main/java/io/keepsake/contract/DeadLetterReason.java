package io.keepsake.contract;

/**
 * Why a record could not be read. The codes stand in the header
 * {@code keepsake-dead-letter-reason}: they are public API.
 */
public enum DeadLetterReason {

	/** There is no value at all. */
	TOMBSTONE("tombstone"),
	/** The value has no bytes, or only white space. */
	EMPTY("empty"), NOT_UTF_8("not-utf-8"), NOT_JSON("not-json"),
	/** JSON, but a list, a string or a number. */
	NOT_AN_OBJECT("not-an-object"),
	/** Nested deeper than 64 levels. */
	TOO_DEEP("too-deep"),
	/** A number, a name or a text longer than any that has a meaning. */
	TOO_LONG("too-long"),
	/** A field that must be there is absent or null. */
	MISSING_FIELD("missing-field"),
	/** A field is there twice, so that nobody can say which of the two was meant. */
	DUPLICATE_FIELD("duplicate-field"), WRONG_TYPE("wrong-type"),
	/** An integer of more than 64 bits. */
	OUT_OF_RANGE("out-of-range"),
	/** A text that is no ISO-8601 instant between the years 0 and 9999. */
	NOT_AN_INSTANT("not-an-instant"),
	/** {@code data_base64} of a CloudEvent is not Base64. */
	NOT_BASE64("not-base64");

	private final String code;

	DeadLetterReason(String code) {
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
