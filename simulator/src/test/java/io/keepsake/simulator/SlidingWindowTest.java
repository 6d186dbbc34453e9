package io.keepsake.simulator;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlidingWindowTest {

	private final Instant start = Instant.parse("2026-11-22T10:00:00Z");

	private final SlidingWindow window = new SlidingWindow(Limit.parse("2/1m"));

	@Test
	void eachRequestCountsForOneFullPeriod() {
		window.add(start);
		window.add(start.plusSeconds(30));

		assertThat(window.remaining(start.plusSeconds(59))).isZero();
		assertThat(window.remaining(start.plusSeconds(60))).isEqualTo(1);
		assertThat(window.remaining(start.plusSeconds(89))).isEqualTo(1);
		assertThat(window.remaining(start.plusSeconds(90))).isEqualTo(2);
	}

	@Test
	void resetsWhenTheOldestRequestExpires() {
		window.add(start);
		window.add(start.plusSeconds(30));

		assertThat(window.reset(start.plusSeconds(40))).isEqualTo(start.plusSeconds(60));
	}

	@Test
	void resetsNowWhereThereIsNoRequest() {
		assertThat(window.reset(start)).isEqualTo(start);
	}

}
