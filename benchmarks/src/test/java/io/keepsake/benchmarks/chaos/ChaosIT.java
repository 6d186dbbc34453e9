package io.keepsake.benchmarks.chaos;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code benchmarks/run chaos}: real processes, each kind of which is
 * killed, frozen or restarted, and an API that fails one call in five.
 */
@Timeout(600)
class ChaosIT {

	private static final long SEED = 20_261_122;

	@TempDir
	Path directory;

	@Test
	void nothingIsLostAndNothingDoubled() {
		Verdict verdict = new ChaosBenchmark(new ChaosOptions(1_000, 6, 10, SEED, 0, this.directory)).run();

		assertThat(verdict.examples(10)).isEmpty();
		assertThat(verdict.deadLetters()).isEqualTo(verdict.unreadable());
	}

}
