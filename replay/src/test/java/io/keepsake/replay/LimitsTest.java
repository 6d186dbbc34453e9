package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How fast it goes, and when it gives up.
 */
class LimitsTest {

	private static final Instant START = Failures.NOW;

	@Test
	void aSecondHoldsAsManyAsTheRateSays() {
		Pace pace = new Pace(10, START);
		assertThat(pace.room(START)).isEqualTo(1);

		pace.take(1);

		assertThat(pace.room(START)).isZero();
		assertThat(pace.untilRoom()).isEqualTo(Duration.ofMillis(100));
		assertThat(pace.room(START.plusMillis(500))).isEqualTo(5);
	}

	@Test
	void aLongWaitIsNotMadeUpFor() {
		Pace pace = new Pace(10, START);

		assertThat(pace.room(START.plusSeconds(3600))).isEqualTo(10);
	}

	@Test
	void lessThanOneASecondGoesToo() {
		Pace pace = new Pace(0.1, START);
		pace.take(1);

		assertThat(pace.room(START.plusSeconds(9))).isZero();
		assertThat(pace.room(START.plusSeconds(10))).isEqualTo(1);
	}

	@Test
	void aClockThatIsSetBackIsNoReasonToHurry() {
		Pace pace = new Pace(1, START);
		pace.take(1);

		assertThat(pace.room(START.minusSeconds(60))).isZero();
	}

	@Test
	void itGivesUpOnTooManyFailuresButNotOnTheFirst() {
		Limits limits = new Limits(1, 1, 1, 0.5, 4);

		assertThat(limits.isTooMany(0, 3)).isFalse();
		assertThat(limits.isTooMany(2, 2)).isFalse();
		assertThat(limits.isTooMany(1, 3)).isTrue();
	}

	@Test
	void atAHundredPercentItNeverGivesUp() {
		assertThat(new Limits(1, 1, 1, 1, 1).isTooMany(0, 1000)).isFalse();
	}

	@Test
	void whatCannotBeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1, 0.5, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, 1, 0.5, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 0, 0.5, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 1, 0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 1, 0.5, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Double.NaN, 1, 1, 0.5, 1));
	}

}
