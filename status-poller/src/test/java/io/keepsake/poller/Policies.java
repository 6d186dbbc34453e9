package io.keepsake.poller;

import java.time.Duration;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;

/**
 * The waits and bounds that the tests know.
 */
final class Policies {

	private Policies() {
	}

	static PollingPolicy usual() {
		return givingUpAfter(Duration.ofHours(24));
	}

	static PollingPolicy givingUpAfter(Duration age) {
		return new PollingPolicy(Duration.ofSeconds(5), 0.1, Duration.ofMinutes(2),
				new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), age, Duration.ofMinutes(10),
				Duration.ofSeconds(30), new Capacity(5));
	}

}
