package io.keepsake.service;

import java.util.Optional;
import java.util.function.Supplier;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the streams can ever run again, which is liveness: from an error there is no
 * way back, and a new process helps. It helps against nothing else.
 */
final class StreamsAlive implements HealthIndicator {

	private final Supplier<Optional<KafkaStreams.State>> state;

	StreamsAlive(Supplier<Optional<KafkaStreams.State>> state) {
		this.state = state;
	}

	@Override
	public Health health() {
		boolean over = this.state.get().filter((found) -> found == KafkaStreams.State.ERROR).isPresent();
		return over ? Health.down().build() : Health.up().build();
	}

}
