package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatencyTest {

	@Test
	void aPartOfTheCallsIsSlowAndTheSameInEachRun() {
		assertThat(slow(42).length).isBetween(900, 1_100);
		assertThat(slow(42)).isEqualTo(slow(42)).isNotEqualTo(slow(43));
	}

	private static int[] slow(long seed) {
		Latency latency = new Latency(Duration.ofMillis(200), 1, Duration.ofSeconds(5), seed);
		return IntStream.range(0, 100_000)
			.filter((number) -> latency.of(Ledger.image(number)).equals(Duration.ofSeconds(5)))
			.toArray();
	}

	@Test
	void otherwiseAllTakeAsLong() {
		assertThat(Latency.of(Duration.ofMillis(50)).of(Ledger.image(7))).hasMillis(50);
	}

}
