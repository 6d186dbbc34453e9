package io.keepsake.endtoend;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.testing.guarantee.Guarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that has no room for its state says so, and goes on when it has: no write of
 * a process succeeds beyond a limit on the size of its files, which can be set and lifted
 * while it runs, as on a disk that is full for a while.
 */
@Timeout(300)
class DiskFullIT {

	@TempDir
	Path directory;

	@Test
	void theWorkWaitsForRoom() throws IOException, InterruptedException {
		try (Pair pair = Pair.start(this.directory)) {
			pair.behave((behaviour) -> behaviour.withFault("429", 1));
			Queue<String> log = new ConcurrentLinkedQueue<>();
			// not to a file, which the limit would be one for, too
			Process service = ServiceProcess.start(ConversionServiceApplication.class, Redirect.PIPE,
					pair.settings().arguments("process", "logging.level.io.keepsake=INFO"));
			Thread.ofVirtual().start(() -> service.inputReader(StandardCharsets.UTF_8).lines().forEach(log::add));
			try {
				awaitLine(log, "Task took up its work");
				limitFiles(service, "4096");
				pair.services().stop(pair.conversionService()); // its part of the work
																// goes over
				List<Request> requests = Stream.generate(() -> pair.publish(Images.fresh())).limit(10).toList();

				awaitLine(log, "There is no room in keepsake.engine.state-directory");
				limitFiles(service, "unlimited");
				pair.behave((behaviour) -> behaviour);
				requests.forEach(pair::outcome);
				Guarantee.assertAllHold(pair.seen());
			}
			finally {
				service.destroy();
				service.waitFor();
			}
		}
	}

	private static void limitFiles(Process process, String bytes) throws IOException, InterruptedException {
		Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()),
				"--fsize=" + bytes + ":unlimited")
			.inheritIO()
			.start();
		assertThat(prlimit.waitFor()).isZero();
	}

	private static void awaitLine(Queue<String> log, String line) {
		Await.until(() -> "\"%s\" in%n%s".formatted(line, String.join("\n", log)),
				() -> log.stream().anyMatch((said) -> said.contains(line)));
	}

}
