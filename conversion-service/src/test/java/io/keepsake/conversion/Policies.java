package io.keepsake.conversion;

import java.time.Duration;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;

/**
 * The waits and bounds that the tests know.
 */
final class Policies {

	private Policies() {
	}

	static ConversionPolicy usual() {
		return givingUpAfter(Duration.ofHours(24));
	}

	static ConversionPolicy givingUpAfter(Duration age) {
		return new ConversionPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), age, 5,
				Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(30), new Capacity(3));
	}

}
