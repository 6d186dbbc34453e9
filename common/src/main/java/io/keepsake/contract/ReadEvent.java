package io.keepsake.contract;

/**
 * What a record on one of the topics of events turned out to be.
 */
public sealed interface ReadEvent<E extends Event> {

	record Understood<E extends Event>(E event) implements ReadEvent<E> {
	}

	/**
	 * Not written by Keepsake, or damaged: a dead letter.
	 *
	 * @param detail names the field or the place, and repeats nothing of the record
	 */
	record Malformed<E extends Event>(DeadLetterReason reason, String detail) implements ReadEvent<E> {
	}

}
