package io.keepsake.durable;

import java.util.Map;

import reactor.core.publisher.Mono;

/**
 * Makes a call without blocking. It ends within the settings' call time-out, and what
 * goes wrong is an answer too.
 */
@FunctionalInterface
public interface Caller<C, A> {

	/**
	 * @param headers those of the work; if the call serves several pieces of work, of the
	 * most urgent one
	 */
	Mono<A> call(String lane, C call, Map<String, String> headers);

}
