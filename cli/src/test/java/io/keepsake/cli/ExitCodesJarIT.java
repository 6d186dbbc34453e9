package io.keepsake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.keepsake.cli.Jar.Ended;
import io.keepsake.testing.Ports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What needs no broker, and what wants one that is not there.
 */
@Tag("jar")
@Timeout(300)
class ExitCodesJarIT {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "", "request", "find", "failed", "replay", "replay plan", "replay run", "replay resume",
			"replay pause", "replay cancel", "replay status", "replay list", "watch", "dead-letters",
			"dead-letters list", "dead-letters show", "dead-letters export", "dead-letters resubmit", "check" })
	void everyHelpHasExamples(String command) {
		Ended ended = Jar.plain().run((command + " --help").strip().split(" "));

		assertThat(ended.exitCode()).isZero();
		assertThat(ended.out()).contains("Usage: keepsake", "Examples:").doesNotContain("\u001b[");
		assertThat(ended.err()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-such-command", "request", "request x", "request 0", "find", "failed --reason nothing",
			"failed --since yesterday", "failed -o xml", "replay", "replay run", "failed --offset 3",
			"failed --command-config no-such-file", "check no-such-file", "request 1 2 --request-id a",
			"watch --every PT0S", "failed --topic-prefix a/b" })
	void usageIsSaidInALineOrTwo(String command) {
		Ended ended = Jar.plain().run(command.split(" "));

		assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
		assertThat(ended.out()).isEmpty();
		assertThat(ended.err()).startsWith("keepsake: ").hasLineCount(ended.err().contains("--help") ? 2 : 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "request 1", "request 1 --wait", "find 1", "failed", "watch --for PT1S", "replay list",
			"replay status r1", "replay run r1 --yes", "replay plan --all --why x", "dead-letters list" })
	void aBrokerThatIsNotThereIsThreeAndOneLine(String command) {
		Ended ended = Jar.plain()
			.run((command + " --timeout PT1S --bootstrap-server 127.0.0.1:" + Ports.free()).split(" "));

		assertThat(ended.exitCode()).isEqualTo(3);
		assertThat(ended.out()).isEmpty();
		assertThat(ended.err()).startsWith("keepsake: no broker answered in time").hasLineCount(1);
	}

	@Test
	void whereTheBrokerIsTheEnvironmentSaysToo() {
		Ended ended = Jar.plain()
			.with("KEEPSAKE_BOOTSTRAP_SERVER", "127.0.0.1:" + Ports.free())
			.run("failed", "--timeout", "PT1S");

		assertThat(ended.exitCode()).isEqualTo(3);
	}

	@Test
	void aSecretInAWrongPropertyIsNotShown() throws IOException {
		Path file = this.directory.resolve("client.properties");
		Files.writeString(file, """
				security.protocol=SASL_PLAINTEXT
				sasl.mechanism=PLAIN
				sasl.jaas.config=no.such.Module required password="s3cret";
				""");

		Ended ended = Jar.on("127.0.0.1:1", "").run("failed", "--command-config", file.toString(), "--verbose");

		assertThat(ended.exitCode()).isNotZero();
		assertThat(ended.out() + ended.err()).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"imageId":7}                   | 0 | {"valid":true,"violations":[]}
			{"imageId":7,"more":[1]}        | 0 | {"valid":true,"violations":[]}
			{"imageId":0}                   | 1 | not-positive
			{"imageId":"7"}                 | 1 | wrong-type
			nothing                         | 1 | not-json
			""")
	void aRecordIsHeldAgainstTheContract(String value, int exitCode, String said) {
		Ended ended = Jar.plain().runWith(value, "check", "-", "-o", "ndjson");

		assertThat(ended.exitCode()).isEqualTo(exitCode);
		assertThat(ended.out()).contains(said);
		assertThat(ended.err()).isEmpty();
	}

}
