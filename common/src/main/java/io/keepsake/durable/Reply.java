package io.keepsake.durable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What came of a call that left, or was about to.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({ @Type(name = "answered", value = Reply.Answered.class),
		@Type(name = "not-sent", value = Reply.NotSent.class), @Type(name = "lost", value = Reply.Lost.class) })
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
