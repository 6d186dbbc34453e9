package io.keepsake.quickstart;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GivenReaderTest {

	@Test
	void hasADefaultForEverything() {
		Given given = read(Map.of());

		assertThat(given.settings()).isEqualTo(new Settings(9092, 8081, 8082, 8085, Path.of("quickstart/data"), true));
		assertThat(given.api()).isInstanceOf(Given.Simulated.class);
		assertThat(given.topics().requests()).isEqualTo("convert-backup");
	}

	@Test
	void readsArgumentsBeforeTheEnvironment() {
		Given given = read(Map.of("KEEPSAKE_QUICKSTART_KAFKAPORT", "1", "KEEPSAKE_QUICKSTART_POLLER_PORT", "2"),
				"--keepsake.quickstart.kafka-port=3", "--keepsake.quickstart.samples=false",
				"--keepsake.quickstart.data-directory=/d", "--keepsake.topics.prefix=t.");

		assertThat(given.settings()).isEqualTo(new Settings(3, 8081, 2, 8085, Path.of("/d"), false));
		assertThat(given.topics().requests()).isEqualTo("t.convert-backup");
	}

	@Test
	void callsTheRealApiWithAToken() {
		assertThat(read(Map.of("DIGITALOCEAN_TOKEN", "secret")).api())
			.isEqualTo(new Given.Remote("https://api.digitalocean.com"));
		assertThat(read(Map.of(), "--keepsake.accounts.a.token=secret").api())
			.isEqualTo(new Given.Remote("https://api.digitalocean.com"));
		assertThat(read(Map.of("DIGITALOCEAN_TOKEN", " ")).api()).isInstanceOf(Given.Simulated.class);
	}

	@Test
	void callsTheAddressThatIsGiven() {
		assertThat(read(Map.of("DIGITALOCEAN_TOKEN", "secret"), "--keepsake.digitalocean.base-url=http://localhost:1")
			.api()).isEqualTo(new Given.Remote("http://localhost:1"));
	}

	@Test
	void changesTheBehaviourOfTheSimulator() {
		Given given = read(Map.of(), "--keepsake.simulator.behaviour.errored-rate=0.5");

		assertThat(given.api()).isInstanceOfSatisfying(Given.Simulated.class,
				(simulated) -> assertThat(simulated.behaviour().erroredRate()).isEqualTo(0.5));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			kafka-port                                   | is not understood
			--keepsake.quickstart.kafka-prot=1           | keepsake.quickstart.kafka-prot is unknown
			--keepsake.quickstart.kafka-port=a           | keepsake.quickstart.kafka-port = a cannot be read as int
			--keepsake.quickstart.kafka-port=65536       | keepsake.quickstart.kafka-port = 65536 is no port
			--keepsake.quickstart.kafka-port=8081        | keepsake.quickstart.conversion-port are both 8081
			--keepsake.quickstart.samples=perhaps        | keepsake.quickstart.samples = perhaps
			--keepsake.simulator.behaviour.errored-rte=1 | keepsake.simulator.behaviour.errored-rte: no such field
			--keepsake.simulator.behavior.errored-rate=1 | keepsake.simulator.behavior.errored-rate is unknown
			--keepsake.simulator.port=1                  | keepsake.quickstart.simulator-port
			--server.port=1                              | keepsake.quickstart.conversion-port
			--keepsake.topics.prefix=a/b                 | keepsake.topics.prefix
			""")
	void saysInOneLineWhatIsWrong(String argument, String message) {
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> read(Map.of(), argument))
			.satisfies((failure) -> assertThat(failure.getMessage()).contains(message).doesNotContain("\n"));
	}

	private static Given read(Map<String, Object> variables, String... arguments) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return GivenReader.read(environment, arguments);
	}

}
