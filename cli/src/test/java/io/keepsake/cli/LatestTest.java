package io.keepsake.cli;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows that a table holds.
 */
class LatestTest {

	private final Latest<Integer> latest = new Latest<>(3, Integer::compare);

	@Test
	void ofManyTheLatestAreHeldInTheirOrder() {
		Stream.of(5, 1, 9, 7, 3, 8, 2).forEach(this.latest::add);

		assertThat(this.latest.all()).isEqualTo(List.of(7, 8, 9));
		assertThat(this.latest.seen()).isEqualTo(7);
	}

	@Test
	void fewAreAllHeld() {
		Stream.of(5, 1).forEach(this.latest::add);

		assertThat(this.latest.all()).isEqualTo(List.of(1, 5));
		assertThat(this.latest.seen()).isEqualTo(2);
	}

}
