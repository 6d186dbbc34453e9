package io.keepsake.conformance;

/**
 * How much more than the schema itself a record is held to.
 */
enum Strictness {

	/** As published, for everybody. */
	OPEN,
	/** No code that {@code x-known-values} does not list. */
	KNOWN_VALUES,
	/** And no field that the schema does not list. */
	CLOSED

}
