package io.keepsake.durable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

	private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "31, 300", "64, 300", "2147483647, 300" })
	void doublesUpToTheLongestAndIsShortenedByAtMostHalf(int failures, long seconds) {
		Duration full = Duration.ofSeconds(seconds);

		for (long seed = -500; seed < 500; seed++) {
			assertThat(this.backoff.after(failures, seed)).isBetween(full.dividedBy(2), full);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0", "-1" })
	void countsFromTheFirstFailure(int failures) {
		assertThat(this.backoff.after(failures, 7)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
	}

	@Test
	void neverOverflows() {
		Backoff centuries = new Backoff(Duration.ofDays(36_500), Duration.ofDays(365_000));

		for (int failures = 1; failures < 200; failures++) {
			assertThat(centuries.after(failures, failures)).isBetween(Duration.ofDays(18_250),
					Duration.ofDays(365_000));
		}
	}

	@Test
	void saysTheSameWhenAskedAgain() {
		assertThat(this.backoff.after(5, 7938291)).isEqualTo(this.backoff.after(5, 7938291));
	}

	@Test
	void spreadsNeighboursOverTheWholeRange() {
		Set<Long> tenths = new HashSet<>();
		Set<Duration> waits = new HashSet<>();
		for (long seed = 7938291; seed < 7938291 + 200; seed++) {
			Duration wait = this.backoff.after(10, seed);
			waits.add(wait);
			tenths.add((wait.toMillis() - 150_000) / 15_001);
		}

		assertThat(waits).hasSizeGreaterThan(190);
		assertThat(tenths).hasSize(10);
	}

}
