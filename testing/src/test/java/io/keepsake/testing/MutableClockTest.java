package io.keepsake.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MutableClockTest {

	private final MutableClock clock = MutableClock.at("2026-12-20T03:00:00Z");

	@Test
	void movesOnlyWhenTold() {
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.clock.instant()).isEqualTo("2026-12-20T04:00:00Z");

		this.clock.set(Instant.EPOCH);
		assertThat(this.clock.millis()).isZero();
	}

	@Test
	void hasOneTimeInAllZones() {
		Clock elsewhere = this.clock.withZone(ZoneId.of("Asia/Tokyo"));

		this.clock.advance(Duration.ofHours(1));

		assertThat(elsewhere.instant()).isEqualTo(this.clock.instant());
	}

}
