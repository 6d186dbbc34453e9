package io.keepsake.durable;

/**
 * What came of a call that left, or was about to.
 */
public sealed interface Reply<A> {

	record Answered<A>(A answer) implements Reply<A> {
	}

	/**
	 * The call certainly never left.
	 */
	record NotSent<A>() implements Reply<A> {
	}

	/**
	 * The call may have left, and no answer will be heard: its process died, or the
	 * answer could not be written.
	 */
	record Lost<A>() implements Reply<A> {
	}

}
