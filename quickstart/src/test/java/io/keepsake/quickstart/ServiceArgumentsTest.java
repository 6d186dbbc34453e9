package io.keepsake.quickstart;

import java.nio.file.Path;
import java.util.List;

import io.keepsake.contract.Topics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceArgumentsTest {

	@Test
	void addsToTheUsersArgumentsWhatIsTheStacks() {
		String[] arguments = new ServiceArguments(given("--keepsake.polling.first=1s"), "localhost:9092").of(8082,
				Path.of("state"));

		assertThat(arguments).containsExactly("--keepsake.polling.first=1s",
				"--spring.kafka.bootstrap-servers=localhost:9092", "--logging.register-shutdown-hook=false",
				"--keepsake.engine.stop-timeout=5s", "--server.port=8082", "--keepsake.engine.state-directory=state");
	}

	@Test
	void leavesTheUserTheirStopTimeout() {
		String[] arguments = new ServiceArguments(given("--keepsake.engine.stop-timeout=1s"), "localhost:9092").of(0,
				Path.of("state"));

		assertThat(arguments).containsOnlyOnce("--keepsake.engine.stop-timeout=1s")
			.doesNotContain("--keepsake.engine.stop-timeout=5s");
	}

	@Test
	void givesTheAccountsOfTheSimulator() {
		String[] arguments = new ServiceArguments(given(), "localhost:9092").calling("http://127.0.0.1:8085")
			.of(0, Path.of("state"));

		assertThat(arguments).contains("--keepsake.digitalocean.base-url=http://127.0.0.1:8085",
				"--keepsake.accounts.default.token=quickstart-default",
				"--keepsake.accounts.archive.token=quickstart-archive");
	}

	private static Given given(String... arguments) {
		return new Given(new Settings(0, 0, 0, 0, Path.of("data"), true), new Given.Remote("http://localhost"),
				new Topics(), List.of(arguments));
	}

}
