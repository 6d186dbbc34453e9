package io.keepsake.service;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Whether the streams serve: up while they run, out of service while work is being taken
 * over or restored, down when they have given up. What DigitalOcean does has no part in
 * it.
 */
final class StreamsHealth implements HealthIndicator {

	private final StreamsBuilderFactoryBean streams;

	StreamsHealth(StreamsBuilderFactoryBean streams) {
		this.streams = streams;
	}

	@Override
	public Health health() {
		KafkaStreams running = this.streams.getKafkaStreams();
		if (running == null) {
			return Health.outOfService().withDetail("state", "not started").build();
		}
		KafkaStreams.State state = running.state();
		Health.Builder health = switch (state) {
			case RUNNING -> Health.up();
			case CREATED, REBALANCING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.outOfService();
			case PENDING_ERROR, ERROR -> Health.down();
		};
		return health.withDetail("state", state).build();
	}

}
