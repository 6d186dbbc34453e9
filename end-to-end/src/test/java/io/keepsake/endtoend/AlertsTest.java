package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The alerts, by Prometheus's own judgement; and each has a test and a page.
 */
class AlertsTest {

	private static final Path RULES = Path.of("../deploy/prometheus/keepsake.rules.yml");

	private static final Path TESTS = Path.of("../deploy/prometheus/keepsake.rules.test.yml");

	@Test
	void prometheusReadsThem() throws IOException, InterruptedException {
		assertThat(Promtool.run("check", "rules", RULES.toString())).isEmpty();
	}

	@Test
	void eachFiresWhenItShould() throws IOException, InterruptedException {
		assertThat(Promtool.run("test", "rules", TESTS.toString())).isEmpty();
	}

	@Test
	void eachIsTestedFiringAndSilent() throws IOException {
		List<String> tests = Files.readAllLines(TESTS);
		for (String alert : alerts()) {
			String tested = "      - alertname: " + alert;
			List<String> expected = Stream.iterate(0, (index) -> index < tests.size(), (index) -> index + 1)
				.filter((index) -> tests.get(index).equals(tested))
				.map((index) -> tests.get(index + 2).trim())
				.toList();
			assertThat(expected).as(alert).contains("exp_alerts:", "exp_alerts: []");
		}
	}

	@Test
	void eachHasARunbookAndEachRunbookAnAlert() throws IOException {
		try (Stream<Path> pages = Files.list(Path.of("../docs/runbooks"))) {
			assertThat(pages.map((page) -> page.getFileName().toString().replace(".md", ""))
				.filter((name) -> !name.equals("README"))).containsExactlyInAnyOrderElementsOf(alerts());
		}
		String rules = Files.readString(RULES);
		assertThat(alerts()).allSatisfy((alert) -> {
			assertThat(rules).contains("runbook: docs/runbooks/" + alert + ".md");
			assertThat(Files.readString(Path.of("../docs/runbooks", alert + ".md"))).startsWith("# " + alert + "\n");
		});
	}

	private static List<String> alerts() throws IOException {
		return Files.readAllLines(RULES)
			.stream()
			.filter((line) -> line.contains("- alert: "))
			.map((line) -> line.substring(line.indexOf("alert: ") + "alert: ".length()))
			.toList();
	}

}
