package io.keepsake.poller;

import java.time.Duration;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;

/**
 * The waits and bounds of following an action.
 *
 * @param first how old an action is when it is first read
 * @param growth by which part of its age the next read is later: the delay with which its
 * end is seen is that part of its duration
 * @param longest between two reads
 * @param retry after calls without a usable answer
 * @param giveUpAfter the age from which an action counts as never ending
 * @param missing how long an action may be unknown to the API, and the image still a
 * backup, before it counts as gone
 * @param imageLag how long the image may still say backup after an action that errored
 * @param capacity for requests that wait for one action
 */
record PollingPolicy(Duration first, double growth, Duration longest, Backoff retry, Duration giveUpAfter,
		Duration missing, Duration imageLag, Capacity capacity) {

	/**
	 * How long to wait until an action of that age is read again.
	 */
	Duration interval(Duration age) {
		long grown = Math.round(age.toMillis() * this.growth);
		return Duration.ofMillis(
				Math.clamp(grown, this.first.toMillis(), Math.max(this.first.toMillis(), this.longest.toMillis())));
	}

}
