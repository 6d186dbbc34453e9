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

	/**
	 * How long after the intent no answer can come any more: the call started as late as
	 * its lease allowed, took as long as it may, and its answer took a second to be read.
	 */
	Duration patience() {
		return this.lease.plus(this.callTimeout).plusSeconds(1);
	}

}
