package io.keepsake.simulator;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextFormsTest {

	@ParameterizedTest
	@CsvSource({ "250ms, PT0.25S", "5s, PT5S", "10m, PT10M", "1h, PT1H", "2d, PT48H", "PT1M30S, PT1M30S", "0s, PT0S" })
	void readsDurations(String text, Duration duration) {
		assertThat(Durations.parse(text)).isEqualTo(duration);
		assertThat(Durations.parse(Durations.print(duration))).isEqualTo(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2s", "1s..5s", "0s..90m" })
	void readsRangesOfDurations(String text) {
		assertThat(DurationRange.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5000/1h", "250/1m" })
	void readsLimits(String text) {
		assertThat(Limit.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "1000..1999" })
	void readsRangesOfIds(String text) {
		assertThat(IdRange.parse(text)).hasToString(text);
	}

}
