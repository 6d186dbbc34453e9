package io.keepsake.testing.walk;

import java.time.Instant;

import io.keepsake.durable.Reply;

/**
 * Sees what goes on in a {@link ModelEngine}.
 */
public interface Witness<C, A, E> {

	void leaves(C call, Instant now);

	void came(C call, Reply<A> reply, Instant now);

	void published(E event, Instant now);

}
