package io.keepsake.quickstart;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StopwatchTest {

	private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");

	@Test
	void standsStillWhileNothingIsPending() {
		Stopwatch stopwatch = Stopwatch.RESET.at(START, 0);

		assertThat(stopwatch.elapsed(START.plusSeconds(9))).isZero();
	}

	@Test
	void runsWhileSomethingIsPending() {
		Stopwatch stopwatch = Stopwatch.RESET.at(START, 2).at(START.plusSeconds(5), 1);

		assertThat(stopwatch.elapsed(START.plusSeconds(9))).hasSeconds(9);
	}

	@Test
	void keepsItsTimeUntilSomethingIsPendingAgain() {
		Stopwatch stopped = Stopwatch.RESET.at(START, 2).at(START.plusSeconds(5), 0);
		Stopwatch again = stopped.at(START.plusSeconds(60), 1);

		assertThat(stopped.elapsed(START.plusSeconds(9))).isEqualTo(Duration.ofSeconds(5));
		assertThat(again.elapsed(START.plusSeconds(61))).isEqualTo(Duration.ofSeconds(1));
	}

}
