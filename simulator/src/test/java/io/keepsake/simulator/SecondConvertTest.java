package io.keepsake.simulator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecondConvertTest {

	private final Bench bench = new Bench();

	@ParameterizedTest
	@CsvSource({ "REFUSE, 30s, 422, 1, completed", "REFUSE, 2m, 422, 1, completed",
			"SECOND_ACTION, 30s, 201, 2, completed", "SECOND_ACTION, 2m, 201, 2, completed",
			"ERRED_ACTION, 30s, 201, 2, errored", "ERRED_ACTION, 2m, 201, 2, errored" })
	void isAnsweredAsTold(SecondConvert second, String after, int status, int actions, String lastEnds) {
		bench.behave((behaviour) -> behaviour.withSecondConvert(second));
		bench.convert(7);

		assertThat(bench.pass(after).convert(7).status()).isEqualTo(status);

		bench.pass("2m");
		assertThat(bench.core().image(7).orElseThrow().actions()).hasSize(actions)
			.last()
			.satisfies((action) -> assertThat(action.status()).isEqualTo(lastEnds));
		assertThat(bench.imageType(7)).isEqualTo("snapshot");
		assertThat(bench.core().stats().imagesConvertedTwice()).isEqualTo(actions - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = "2m")
	void aConvertAfterAnErroredOneIsNoSecond(String later) {
		bench.behave((behaviour) -> behaviour.withErroredRate(1));
		bench.convert(7);

		assertThat(bench.pass(later).convert(7).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource({ "REFUSE, 422", "SECOND_ACTION, 201" })
	void aSnapshotNeedsNone(SecondConvert second, int status) {
		bench.behave((behaviour) -> behaviour.withSecondConvert(second).withSnapshotImages(IdRange.parse("1..9")));

		assertThat(bench.convert(7).status()).isEqualTo(status);
	}

}
