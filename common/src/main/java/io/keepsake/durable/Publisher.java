package io.keepsake.durable;

/**
 * Turns what was decided into the record that is published.
 */
@FunctionalInterface
public interface Publisher<E> {

	Outbound record(E event);

}
