package io.keepsake.quickstart;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class QuickstartProcessIT {

	private static final Duration BOUND = Duration.ofMinutes(3);

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "kafka-port", "conversion-port", "poller-port", "simulator-port" })
	void saysInOneLineThatAPortIsTaken(String key) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
				QuickstartProcess process = QuickstartProcess.start(this.directory,
						"--keepsake.quickstart." + key + "=" + taken.getLocalPort())) {
			assertThat(process.exitCode(BOUND)).isEqualTo(1);
			assertThat(process.output()).singleElement()
				.asString()
				.contains("Port " + taken.getLocalPort())
				.contains("keepsake.quickstart." + key);
			assertThat(this.directory.resolve("data")).doesNotExist();
		}
	}

	@Test
	void saysInOneLineWhyAServiceDoesNotStart() throws Exception {
		try (QuickstartProcess process = QuickstartProcess.start(this.directory, "--keepsake.engine.tick=-1s")) {
			assertThat(process.exitCode(BOUND)).isEqualTo(1);
			assertThat(process.output()).last().asString().startsWith("Start failed: ").contains("engine.tick");
		}
	}

	@Test
	void goesOnAfterItWasKilledAndStopsGracefully() throws Exception {
		try (QuickstartProcess killed = QuickstartProcess.start(this.directory)) {
			await().atMost(BOUND).until(() -> killed.said("Published 61 sample requests"));
			killed.kill();
		}

		try (QuickstartProcess again = QuickstartProcess.start(this.directory)) {
			await().atMost(BOUND).until(() -> again.said("61 of 61 requests ended"));
			again.terminate();

			assertThat(again.exitCode(Duration.ofSeconds(25))).isEqualTo(143);
			assertThat(again.said("Found 61 requests")).isTrue();
			assertThat(again.output()).last().asString().startsWith("Stopped after");
			assertThat(Files.size(this.directory.resolve("data/quickstart.log"))).isPositive();
		}
	}

}
