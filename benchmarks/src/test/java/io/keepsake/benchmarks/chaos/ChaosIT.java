package io.keepsake.benchmarks.chaos;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code benchmarks/run chaos}: real processes, each kind of which is
 * killed, frozen, restarted or cut off, and an API that fails one call in five.
 */
@Timeout(1800)
class ChaosIT {

	/**
	 * Its four strikes cut a conversion-service off and restart the other one, freeze a
	 * status-poller, and kill a broker.
	 */
	private static final long SEED = 155_122;

	@TempDir
	Path directory;

	@Test
	void nothingIsLostAndNothingDoubled() {
		Verdict verdict = new ChaosBenchmark(new ChaosOptions(450, 4, 10, SEED, 0, this.directory)).run();

		assertThat(verdict.examples(10)).isEmpty();
	}

}
