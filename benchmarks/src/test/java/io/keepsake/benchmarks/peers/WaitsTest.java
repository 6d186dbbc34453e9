package io.keepsake.benchmarks.peers;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitsTest {

	@Test
	void aPercentileIsWhatThatManyDidNotExceed() {
		Waits waits = Waits.of(LongStream.rangeClosed(1, 200).map((n) -> (201 - n) * 1_000_000).toArray());

		assertThat(waits.millis(0.5)).isEqualTo(100);
		assertThat(waits.millis(0.99)).isEqualTo(198);
		assertThat(waits.millis(1)).isEqualTo(200);
	}

	@Test
	void ofNothingThereIsNone() {
		assertThat(Waits.of().millis(0.5)).isNaN();
	}

}
