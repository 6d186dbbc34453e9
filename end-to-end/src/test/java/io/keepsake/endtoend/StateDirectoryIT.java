package io.keepsake.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.keepsake.testing.guarantee.Guarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The state directory is no more than a copy of what Kafka keeps: whatever becomes of it,
 * it is rebuilt and the work goes on.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class StateDirectoryIT {

	private static final int REQUESTS = 30;

	@TempDir
	Path directory;

	@Test
	void isRebuiltWhenItIsDamaged(CapturedOutput output) {
		try (Pair pair = Pair.start(this.directory)) {
			pair.behave((behaviour) -> behaviour.withFault("429", 1));
			List<Request> requests = IntStream.range(0, REQUESTS)
				.mapToObj((number) -> pair.publish(Images.fresh(), Accounts.NAMES.get(number % Accounts.NAMES.size())))
				.toList();
			Await.until("the first was refused", () -> pair.calls(requests.getFirst().imageId()).count() > 0);
			pair.services().stopAll();

			assertThat(damage("conversion", "CURRENT|MANIFEST.*|.*\\.sst")).isPositive();
			assertThat(damage("poller", "\\.checkpoint")).isPositive();
			pair.services().startConversionService();
			pair.services().startStatusPoller();
			pair.behave((behaviour) -> behaviour);

			requests.forEach(pair::outcome);
			Guarantee.assertAllHold(pair.seen());
			assertThat(output.getAll()).contains("The local state cannot be read and is rebuilt from Kafka")
				.contains("StateDirectory")
				.contains("StreamFailures");
		}
	}

	private long damage(String place, String names) {
		try (Stream<Path> files = Files.walk(this.directory.resolve(place))) {
			List<Path> some = files.filter((file) -> file.getFileName().toString().matches(names))
				.filter(Files::isRegularFile)
				.toList();
			for (Path file : some) {
				Files.write(file, "what no RocksDB has written".getBytes(StandardCharsets.UTF_8));
			}
			return some.size();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
