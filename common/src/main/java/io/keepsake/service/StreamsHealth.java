package io.keepsake.service;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the streams serve, which is readiness: up while they run, out of service while
 * work is being taken over or restored, down when they have given up. What DigitalOcean
 * does has no part in it.
 */
final class StreamsHealth implements HealthIndicator {

	private final Supplier<Optional<KafkaStreams.State>> state;

	private final DoubleSupplier toRestore;

	/**
	 * @param toRestore how many records have yet to be restored
	 */
	StreamsHealth(Supplier<Optional<KafkaStreams.State>> state, DoubleSupplier toRestore) {
		this.state = state;
		this.toRestore = toRestore;
	}

	@Override
	public Health health() {
		KafkaStreams.State found = this.state.get().orElse(null);
		if (found == null) {
			return Health.outOfService().withDetail("state", "not started").build();
		}
		Health.Builder health = switch (found) {
			case RUNNING -> Health.up();
			case CREATED, REBALANCING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.outOfService();
			case PENDING_ERROR, ERROR -> Health.down();
		};
		return health.withDetail("state", found).withDetail("toRestore", (long) this.toRestore.getAsDouble()).build();
	}

}
