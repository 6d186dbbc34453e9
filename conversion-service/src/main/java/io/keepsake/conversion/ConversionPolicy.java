package io.keepsake.conversion;

import java.time.Duration;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;

/**
 * The waits and bounds of a conversion.
 *
 * @param retry after calls without a usable answer
 * @param giveUpAfter the age from which such a call is the last
 * @param rejections how many refusals are final
 * @param rejectionWait between a refusal and the next attempt
 * @param operationWait after a 429 that limits one operation and does not say how long
 * @param imageLag how long the image may still say backup after its action completed
 * @param capacity for requests that wait for one image
 */
record ConversionPolicy(Backoff retry, Duration giveUpAfter, int rejections, Duration rejectionWait,
		Duration operationWait, Duration imageLag, Capacity capacity) {

	/**
	 * Clocks differ: an action that started this much before the work may still be ours.
	 */
	static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

}
