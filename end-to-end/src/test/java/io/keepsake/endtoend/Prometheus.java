package io.keepsake.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.keepsake.contract.ContractJson;
import io.keepsake.testing.Ports;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * A real Prometheus, from Debian's package {@code prometheus} or any other place on the
 * path, that scrapes some instances twice a second.
 */
final class Prometheus implements AutoCloseable {

	private final Process process;

	private final String url;

	private final HttpClient client = HttpClient.newHttpClient();

	private Prometheus(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	/**
	 * One of its programs. Where it is not installed, the test says so and is aborted,
	 * unless the environment variable {@code REQUIRE_PROMETHEUS} says that it is
	 * required.
	 */
	static Path tool(String name) {
		Optional<Path> tool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
		if (tool.isEmpty()) {
			String missing = name + " is not on the path: NOT TESTED. Debian has it in the package prometheus";
			if ("true".equals(System.getenv("REQUIRE_PROMETHEUS"))) {
				throw new AssertionError(missing);
			}
			System.err.println("**** " + missing);
			Assumptions.abort(missing);
		}
		return tool.orElseThrow();
	}

	/**
	 * @param jobs the base URL of each job's one instance
	 */
	static Prometheus start(Path directory, Path rules, Map<String, String> jobs) {
		Path program = tool("prometheus");
		String address = "localhost:" + Ports.free();
		try {
			Path configuration = Files.writeString(directory.resolve("prometheus.yml"), configuration(rules, jobs));
			Process process = new ProcessBuilder(program.toString(), "--config.file=" + configuration,
					"--storage.tsdb.path=" + directory.resolve("data"), "--web.listen-address=" + address)
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("prometheus.log").toFile())
				.start();
			Prometheus prometheus = new Prometheus(process, "http://" + address);
			Await.until("Prometheus is ready", prometheus::isReady);
			return prometheus;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String configuration(Path rules, Map<String, String> jobs) {
		return """
				global:
				  scrape_interval: 500ms
				  evaluation_interval: 500ms
				rule_files: ["%s"]
				scrape_configs:
				""".formatted(rules.toAbsolutePath().normalize()) + jobs.entrySet().stream().map((job) -> """
				  - job_name: %s
				    metrics_path: /actuator/prometheus
				    static_configs: [{targets: ["%s"]}]
				""".formatted(job.getKey(), URI.create(job.getValue()).getAuthority())).collect(Collectors.joining());
	}

	private boolean isReady() {
		try {
			return get("/-/ready").startsWith("Prometheus");
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	/**
	 * What a query gives over the last minute.
	 */
	JsonNode query(String query) {
		Instant now = Instant.now();
		return json("/api/v1/query_range?step=1&start=%d&end=%d.999&query=%s".formatted(
				now.minusSeconds(60).getEpochSecond(), now.getEpochSecond(),
				URLEncoder.encode(query, StandardCharsets.UTF_8)));
	}

	/**
	 * Whether a query gives a number at any time of the last minute.
	 */
	boolean answers(String query) {
		return query(query).at("/data/result")
			.valueStream()
			.flatMap((series) -> series.path("values").valueStream())
			.anyMatch((sample) -> !sample.path(1).asString().equals("NaN"));
	}

	JsonNode json(String path) {
		return ContractJson.mapper().readTree(get(path));
	}

	private String get(String path) {
		try {
			return this.client
				.send(HttpRequest.newBuilder(URI.create(this.url + path)).build(), BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.process.destroy();
		this.process.onExit().join();
	}

}
