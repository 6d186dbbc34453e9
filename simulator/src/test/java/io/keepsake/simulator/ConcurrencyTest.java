package io.keepsake.simulator;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTest {

	private final Bench bench = new Bench();

	@Test
	void manyConvertsOfOneImageAtOnceBeginOneAction() {
		bench.behave((behaviour) -> behaviour.withLimits());

		var begun = IntStream.range(0, 1_000).parallel().filter((i) -> bench.convert(7).status() == 201).count();

		assertThat(begun).isEqualTo(1);
		assertThat(bench.core().image(7).orElseThrow().actions()).hasSize(1);
	}

	@Test
	void manyCallsAtOnceGetNoMoreThanTheLimit() {
		bench.behave((behaviour) -> behaviour.withLimits(Limit.parse("100/1h")));

		var admitted = IntStream.range(0, 1_000)
			.parallel()
			.filter((i) -> bench.get("/v2/account").status() == 200)
			.count();

		assertThat(admitted).isEqualTo(100);
		assertThat(bench.core().stats().answered(429)).isEqualTo(900);
	}

}
