package io.keepsake.durable;

import reactor.core.publisher.Mono;

/**
 * Makes a call without blocking. It ends within the settings' call time-out, and what
 * goes wrong is an answer too.
 */
@FunctionalInterface
public interface Caller<C, A> {

	Mono<A> call(String lane, C call);

}
