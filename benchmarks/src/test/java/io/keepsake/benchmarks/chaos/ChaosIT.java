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

	/** Its four strikes kill one of each kind and freeze one. */
	private static final long SEED = 311;

	@TempDir
	Path directory;

	@Test
	void nothingIsLostAndNothingDoubled() {
		Verdict verdict = new ChaosBenchmark(new ChaosOptions(600, 4, 10, SEED, 0, this.directory)).run();

		assertThat(verdict.examples(10)).isEmpty();
		assertThat(verdict.deadLetters()).isEqualTo(verdict.unreadable());
	}

}
