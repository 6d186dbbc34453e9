package io.keepsake.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.testing.Ports;
import io.keepsake.testing.TestKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an operator reads who got a setting wrong: one line that names it, no stack trace
 * and no token.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class WrongConfigurationIT {

	private static final String TOKEN = "very-secret-token";

	static final List<Supplier<SpringApplicationBuilder>> services = List.of(ConversionServiceApplication::prepare,
			StatusPollerApplication::prepare);

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
							keepsake.accounts.acme.token=                | keepsake.accounts.acme.token is empty: the account 'acme' needs a DigitalOcean API token
					keepsake.accounts.acme.token-file=/nowhere   | keepsake.accounts.acme.token-file = /nowhere: the file cannot be read
					keepsake.digitalocean.call-timeout=-1s       | keepsake.digitalocean.call-timeout = PT-1S: must be longer than or equal to 1 milli
					keepsake.digitalocean.call-timeout=soon      | keepsake.digitalocean.call-timeout = soon: 'soon' is not a valid duration
					keepsake.digitalocean.limits=5000            | keepsake.digitalocean.limits = 5000: '5000' is no limit: write count/period, such as 5000/1h
					keepsake.digitalocean.limits=0/1h            | keepsake.digitalocean.limits = 0/1h: A limit is a count of at least 1 and a period, such as 5000/1h
					keepsake.digitalocean.limits=5000/1h,many/1m | keepsake.digitalocean.limits = 5000/1h,many/1m: 'many/1m' is no limit: write count/period, such as 5000/1h
					keepsake.digitalocean.reserve=half           | keepsake.digitalocean.reserve = half: must be a part of the limit, such as 5%
					keepsake.digitalocean.base-url=not a url     | keepsake.digitalocean.base-url = not a url: Invalid URI syntax: Illegal character in path at index 3: not a url
					keepsake.topics.partitions=0                 | keepsake.topics.partitions = 0: must be greater than or equal to 1
					keepsake.topics.prefix=no spaces             | keepsake.topics.prefix cannot be: No prefix for topics: 'no spaces'.
					keepsake.nonsense=1                          | keepsake.nonsense is unknown: nobody reads a property of that name
					keepsake.accounts.acme.tokn=very-secret-token| keepsake.accounts.acme.tokn is unknown: nobody reads a property of that name
					keepsake.accounts.acme.token.is=very-secret-token| keepsake.accounts.acme.token.is is unknown: nobody reads a property of that name
					keepsake.engine.state-directory=/proc/none   | keepsake.engine.state-directory = /proc/none cannot be written
					""")
	void isSaidInOneLineThatNamesTheProperty(String setting, String expected, CapturedOutput output) {
		assertThat(failure(ConversionServiceApplication.prepare(), output, setting)).contains(expected);
	}

	@ParameterizedTest
	@CsvSource({ "keepsake.conversion.first-retry=-1s, keepsake.conversion.first-retry = PT-1S: must be longer",
			"keepsake.conversion.first-retri=1s, keepsake.conversion.first-retri is unknown" })
	void ofTheConversionService(String setting, String expected, CapturedOutput output) {
		assertThat(failure(ConversionServiceApplication.prepare(), output, setting)).contains(expected);
	}

	@ParameterizedTest
	@CsvSource({ "keepsake.polling.first=-1s, keepsake.polling.first = PT-1S: must be longer",
			"keepsake.polling.growth=2, keepsake.polling.growth = 2.0: must be less",
			"keepsake.polling.frst=1s, keepsake.polling.frst is unknown" })
	void ofTheStatusPoller(String setting, String expected, CapturedOutput output) {
		assertThat(failure(StatusPollerApplication.prepare(), output, setting)).contains(expected);
	}

	@ParameterizedTest
	@FieldSource("services")
	void noTokenAtAllIsSaid(Supplier<SpringApplicationBuilder> service, CapturedOutput output) {
		assertThat(failure(service.get(), output, "keepsake.accounts.default.token="))
			.contains("keepsake.accounts.default.token is empty: set DIGITALOCEAN_TOKEN");
	}

	@Test
	void aTokenThatStandsWhereItsAccountIsWantedIsTakenForIt(CapturedOutput output) {
		start(ConversionServiceApplication.prepare(), "keepsake.accounts.acme=" + TOKEN).close();

		assertThat(lines(output.getAll())).noneMatch((line) -> line.contains("ERROR") || line.contains(TOKEN));
	}

	@Test
	void theEnvironmentMayWriteADashAsNothingOrAsAnUnderscore() {
		SpringApplicationBuilder service = inEnvironment(StatusPollerApplication.prepare(),
				Map.of("KEEPSAKE_DIGITALOCEAN_CALLTIMEOUT", "7s", "KEEPSAKE_ENGINE_STOP_TIMEOUT", "1s",
						"KEEPSAKE_ACCOUNTS_ACME_TOKEN", TOKEN));

		start(service).close();
	}

	private static SpringApplicationBuilder inEnvironment(SpringApplicationBuilder service,
			Map<String, Object> variables) {
		return service.initializers((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
	}

	@Test
	void aPropertyThatNobodyReadsIsRefusedInTheEnvironmentToo(CapturedOutput output) {
		SpringApplicationBuilder service = inEnvironment(ConversionServiceApplication.prepare(),
				Map.of("KEEPSAKE_POLING_FIRST", "1s"));

		assertThat(failure(service, output)).contains("keepsake.poling.first");
	}

	@Test
	void aPropertyThatNobodyReadsIsRefusedAmongSystemPropertiesToo(CapturedOutput output) {
		SpringApplicationBuilder service = StatusPollerApplication.prepare()
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test-systemProperties", Map.of("keepsake.poling.first", "1s"))));

		assertThat(failure(service, output)).contains("keepsake.poling.first");
	}

	@Test
	void aBrokerThatDoesNotAnswerIsSaid(CapturedOutput output) {
		String nobody = "localhost:" + Ports.free();

		assertThat(failure(ConversionServiceApplication.prepare(), output, "spring.kafka.bootstrap-servers=" + nobody,
				"keepsake.engine.broker-timeout=1s"))
			.contains("spring.kafka.bootstrap-servers = " + nobody + ": no broker answered within 1 s");
	}

	@Test
	void aBrokerThatIsUnknownIsSaid(CapturedOutput output) {
		assertThat(failure(StatusPollerApplication.prepare(), output,
				"spring.kafka.bootstrap-servers=nowhere.invalid:9092", "keepsake.engine.broker-timeout=1s"))
			.contains("spring.kafka.bootstrap-servers = nowhere.invalid:9092: ");
	}

	@Test
	void aPortThatIsTakenIsSaid(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(null))) {
			assertThat(failure(StatusPollerApplication.prepare(), output, "server.address=localhost",
					"server.port=" + taken.getLocalPort()))
				.contains(Integer.toString(taken.getLocalPort()))
				.contains("server.port");
		}
	}

	@Test
	void aProcessThatCannotStartEndsWithAnErrorAndThatLineAlone() throws IOException, InterruptedException {
		Process process = ServiceProcess.start(ConversionServiceApplication.class, ProcessBuilder.Redirect.PIPE,
				"--keepsake.accounts.default.token=" + TOKEN, "--keepsake.engine.tick=-1ms", "--server.port=0");
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(process.waitFor()).isEqualTo(1);
		assertThat(lines(output)).singleElement().asString().contains("keepsake.engine.tick").doesNotContain(TOKEN);
	}

	private String failure(SpringApplicationBuilder service, CapturedOutput output, String... settings) {
		String bootstrapServers = TestKafka.bootstrapServers();
		int before = output.getAll().length();

		assertThat(bootstrapServers).isNotEmpty();
		assertThatException().isThrownBy(() -> start(service, settings).close());

		List<String> errors = lines(output.getAll().substring(before));
		assertThat(errors).singleElement().asString().contains("Start failed: ").doesNotContain(TOKEN);
		return Objects.requireNonNull(errors.getFirst());
	}

	private ConfigurableApplicationContext start(SpringApplicationBuilder service, String... settings) {
		List<String> arguments = new ArrayList<>();
		Stream
			.of("keepsake.accounts.default.token=" + TOKEN, "keepsake.topics.prefix=" + TestKafka.freshPrefix(),
					"keepsake.topics.partitions=1", "keepsake.engine.state-directory=" + this.directory,
					"spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(), "server.port=0")
			.filter((setting) -> Arrays.stream(settings).noneMatch((other) -> key(other).equals(key(setting))))
			.forEach((setting) -> arguments.add("--" + setting));
		Arrays.stream(settings).forEach((setting) -> arguments.add("--" + setting));
		return service.run(arguments.toArray(String[]::new));
	}

	private static String key(String setting) {
		return setting.substring(0, setting.indexOf('='));
	}

	/**
	 * All that is no mere information, and not of the broker in this JVM either, whose
	 * log is set up anew with each start.
	 */
	private static List<String> lines(String output) {
		return output.lines()
			.filter((line) -> !line.contains(" INFO ") && !line.contains("|-WARN in Logger")
					&& !line.contains("quorum"))
			.toList();
	}

}
