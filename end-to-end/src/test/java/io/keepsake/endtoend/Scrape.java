package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an instance shows to Prometheus.
 */
record Scrape(String text, Duration took) {

	static Scrape of(Instance instance) {
		return of(instance, "text/plain");
	}

	/**
	 * The lines of the format that has examples.
	 */
	static List<String> openMetrics(Instance instance) {
		return of(instance, "application/openmetrics-text").text.lines().toList();
	}

	private static Scrape of(Instance instance, String format) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(instance.baseUrl() + "/actuator/prometheus"))
			.header("Accept", format)
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			long start = System.nanoTime();
			String body = client.send(request, BodyHandlers.ofString()).body();
			return new Scrape(body, Duration.ofNanos(System.nanoTime() - start));
		}
		catch (IOException ex) {
			throw new IllegalStateException("No metrics at " + request.uri(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	int bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8).length;
	}

	/**
	 * Ours, with their help and type.
	 */
	List<String> ours() {
		return this.text.lines()
			.filter((line) -> line.startsWith("keepsake_") || line.startsWith("# HELP keepsake_")
					|| line.startsWith("# TYPE keepsake_"))
			.toList();
	}

	/**
	 * The sum of all samples whose series begins so.
	 */
	double sum(String series) {
		return samples().filter((line) -> line.startsWith(series))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private Stream<String> samples() {
		return this.text.lines().filter((line) -> !line.startsWith("#"));
	}

}
