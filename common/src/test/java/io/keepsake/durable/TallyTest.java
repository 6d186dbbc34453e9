package io.keepsake.durable;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private final Tally tally = new Tally(Duration.ofMinutes(1));

	@Test
	void knowsTheEarliestOfThoseThatAreLeft() {
		this.tally.add(NOON.plusSeconds(90));
		this.tally.add(NOON);
		this.tally.add(NOON);

		this.tally.remove(NOON);
		assertThat(this.tally.first()).isEqualTo(NOON);
		this.tally.remove(NOON);
		assertThat(this.tally.first()).isEqualTo(NOON.plusSeconds(60));
		this.tally.remove(NOON.plusSeconds(90));
		assertThat(this.tally.first()).isEqualTo(Instant.MAX);
	}

	@Test
	void doesNotCountWhatHasNoTime() {
		this.tally.add(Instant.MAX);

		assertThat(this.tally.size()).isZero();
		assertThat(this.tally.first()).isEqualTo(Instant.MAX);
	}

	@Test
	void noneIsLateWhereAllCanBeServed() {
		add(10, NOON);
		add(10, NOON.plusSeconds(600));

		assertThat(this.tally.late((time) -> time.equals(NOON) ? 10 : 20)).isZero();
	}

	/**
	 * Ten a minute, from noon on: of 15 that are due after a minute 5 are late, and push
	 * back the 10 that are due after two.
	 */
	@Test
	void whatIsLatePushesBackWhatComesAfter() {
		add(15, NOON.plusSeconds(60));
		add(10, NOON.plusSeconds(120));
		add(10, NOON.plusSeconds(3600));

		assertThat(this.tally.late((time) -> Duration.between(NOON, time).toMinutes() * 10)).isEqualTo(5 + 5);
	}

	@Test
	void allAreLateWhoseTimeIsPast() {
		add(3, NOON.minusSeconds(60));

		assertThat(this.tally.late((time) -> 0)).isEqualTo(3);
	}

	private void add(int count, Instant time) {
		for (int index = 0; index < count; index++) {
			this.tally.add(time);
		}
	}

}
