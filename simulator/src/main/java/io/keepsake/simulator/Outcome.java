package io.keepsake.simulator;

/** An answer, and the action that began with it or 0. */
record Outcome(Reply reply, long begun) {

	static Outcome without(Reply reply) {
		return new Outcome(reply, 0);
	}

}
