package io.keepsake.quota;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ForecastTest {

	private static final Limit HOUR = new Limit(5000, Duration.ofHours(1));

	private static final Limit MINUTE = new Limit(250, Duration.ofMinutes(1));

	/**
	 * Of 5000 an hour, 250 are kept.
	 */
	@ParameterizedTest
	@CsvSource({
			// nothing is used: all at once, and again an hour later
			"PT1S, 5000, 4750", "PT59M, 5000, 4750", "PT1H, 5000, 9500", "PT150M, 5000, 14250",
			// all is used: evenly, as it expires
			"PT6M, 0, 475", "PT1H, 250, 4750", "PT2H, 0, 9500",
			// half of what may be used is left
			"PT1S, 2625, 2375", "PT30M, 2625, 3562", "PT0S, 5000, 0", "-PT1H, 5000, 0" })
	void theLongestLimitGoesByWhatIsLeft(Duration time, long left, long calls) {
		assertThat(with(HOUR).changes(time, 5000, left)).isCloseTo(calls, within(2L));
	}

	@Test
	void theShorterLimitHoldsAllTheTime() {
		assertThat(with(HOUR, MINUTE).changes(Duration.ofMinutes(10), 5000, 5000)).isEqualTo(2375);
		assertThat(with(HOUR, MINUTE).changes(Duration.ofHours(10), 5000, 5000)).isEqualTo(11 * 4750);
	}

	@Test
	void theServersLimitCountsRatherThanTheConfiguredOne() {
		assertThat(with(HOUR).changes(Duration.ofHours(1), 100, 0)).isEqualTo(95);
	}

	@Test
	void withoutLimitsThereIsNoBound() {
		assertThat(with().changes(Duration.ofSeconds(1), 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
	}

	private static Forecast with(Limit... limits) {
		return new Forecast(new QuotaSettings(List.of(limits), 0.05, Duration.ofSeconds(10), Duration.ofHours(1),
				Duration.ofSeconds(30), 3));
	}

}
