package io.keepsake.durable;

import java.time.Duration;

/**
 * How the engine paces itself.
 *
 * @param tick how long intents are gathered before they are announced together
 * @param slots how many calls of this process may be under way at once
 * @param ahead how many more may be announced while all slots are taken
 * @param lease within what time of its intent a call must start; shorter than the
 * consumer's session time-out, after which somebody else may own the work
 * @param callTimeout how long a call takes at the most
 * @param answerLinger how long answers are gathered before they are written together
 * @param remember how long finished work is remembered
 */
public record EngineSettings(Duration tick, int slots, int ahead, Duration lease, Duration callTimeout,
		Duration answerLinger, Duration remember) {

	/** By how much longer one waits for an answer than a call can take. */
	private static final int PATIENCE = 3;

	/**
	 * How long after the intent a call cannot be under way any more: it started as late
	 * as its lease allowed and took as long as it may.
	 */
	Duration longestFlight() {
		return this.lease.plus(this.callTimeout).plusSeconds(1);
	}

	/**
	 * How long whoever made a call waits for its answer. It is on its way in all
	 * likelihood, behind others and behind commits that take long where brokers are busy.
	 * To give it up early makes more work the busier they are: calls that were answered
	 * are asked for again, and the queue grows from what it is made of.
	 */
	Duration patience() {
		return longestFlight().multipliedBy(PATIENCE);
	}

}
