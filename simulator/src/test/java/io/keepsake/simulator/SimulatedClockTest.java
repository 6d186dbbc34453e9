package io.keepsake.simulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedClockTest {

	private final SettableClock real = new SettableClock();

	private final SimulatedClock clock = new SimulatedClock(real, 60);

	@Test
	void runsFasterThanRealTime() {
		var start = clock.instant();

		real.pass("1m");

		assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void goesOnFromWhereItIsWhenItsSpeedChanges() {
		var start = clock.instant();
		real.pass("1m");

		clock.speed(1);
		real.pass("1m");

		assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(61));
	}

	@Test
	void neverRunsBehindAJournal() {
		var ahead = clock.instant().plusSeconds(3600);

		clock.notBefore(ahead);
		clock.notBefore(ahead.minusSeconds(1));

		assertThat(clock.instant()).isEqualTo(ahead);
	}

}
