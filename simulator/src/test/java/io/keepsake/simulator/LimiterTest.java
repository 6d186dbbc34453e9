package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimiterTest {

	private final Instant start = Instant.parse("2026-11-22T10:00:00Z");

	private final Limiter limiter = new Limiter();

	private final List<Limit> limits = List.of(Limit.parse("4/1h"), Limit.parse("2/1m"));

	@Test
	void theBurstLimitSaysWhenToComeBack() {
		admit("a", 0);
		admit("a", 10);

		var refused = admit("a", 20);

		assertThat(refused.admitted()).isFalse();
		assertThat(refused.remaining()).isEqualTo(2);
		assertThat(refused.burstEndsIn()).contains(Duration.ofSeconds(40));
		assertThat(admit("a", 60).admitted()).isTrue();
	}

	@Test
	void theHourlyLimitDoesNot() {
		admit("a", 0);
		admit("a", 60);
		admit("a", 120);
		admit("a", 180);

		var refused = admit("a", 300);

		assertThat(refused.admitted()).isFalse();
		assertThat(refused.remaining()).isZero();
		assertThat(refused.burstEndsIn()).isEmpty();
		assertThat(refused.reset()).isEqualTo(start.plusSeconds(3600));
	}

	@Test
	void aRefusedRequestDoesNotCount() {
		admit("a", 0);
		admit("a", 0);
		admit("a", 30);

		assertThat(admit("a", 60).remaining()).isEqualTo(1);
	}

	@Test
	void eachTokenHasItsOwnBudget() {
		admit("a", 0);
		admit("a", 0);

		assertThat(admit("b", 0).admitted()).isTrue();
	}

	@Test
	void aLimitThatStaysKeepsItsMemory() {
		admit("a", 0);

		var admission = limiter.admit("a", List.of(Limit.parse("4/1h")), start);

		assertThat(admission.remaining()).isEqualTo(2);
	}

	@Test
	void noLimitsNeverRefuse() {
		assertThat(limiter.admit("a", List.of(), start)).isEqualTo(Admission.UNLIMITED);
	}

	private Admission admit(String token, long second) {
		return limiter.admit(token, limits, start.plusSeconds(second));
	}

}
