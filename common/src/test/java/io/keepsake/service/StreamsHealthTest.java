package io.keepsake.service;

import java.util.Optional;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;

class StreamsHealthTest {

	@ParameterizedTest
	@CsvSource({ "CREATED, OUT_OF_SERVICE, UP", "REBALANCING, OUT_OF_SERVICE, UP", "RUNNING, UP, UP",
			"PENDING_SHUTDOWN, OUT_OF_SERVICE, UP", "NOT_RUNNING, OUT_OF_SERVICE, UP", "PENDING_ERROR, DOWN, UP",
			"ERROR, DOWN, DOWN" })
	void isReadyWhileTheStreamsRunAndAliveUnlessTheyNeverCan(State state, String readiness, String liveness) {
		Health ready = new StreamsHealth(() -> Optional.of(state), () -> 7).health();

		assertThat(ready.getStatus().getCode()).isEqualTo(readiness);
		assertThat(ready.getDetails()).containsEntry("state", state).containsEntry("toRestore", 7L);
		assertThat(new StreamsAlive(() -> Optional.of(state)).health().getStatus().getCode()).isEqualTo(liveness);
	}

	@Test
	void isAliveAndNotReadyBeforeTheStreamsStart() {
		assertThat(new StreamsHealth(Optional::empty, () -> 0).health().getStatus().getCode())
			.isEqualTo("OUT_OF_SERVICE");
		assertThat(new StreamsAlive(Optional::empty).health().getStatus().getCode()).isEqualTo("UP");
	}

}
