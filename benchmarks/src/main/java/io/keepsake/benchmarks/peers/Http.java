package io.keepsake.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;

/**
 * What a service tells of itself.
 */
final class Http {

	private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private Http() {
	}

	static boolean answers(String url) {
		return get(url).isPresent();
	}

	/**
	 * The sum of a metric's values over all of its series that have a label.
	 * @param label such as {@code area="heap"}; empty for any
	 */
	static double metric(int port, String name, String label) {
		String metrics = get("http://localhost:" + port + "/actuator/prometheus")
			.orElseThrow(() -> new NotMeasured("No metrics at port " + port));
		return metrics.lines()
			.filter((line) -> line.startsWith(name + "{") || line.startsWith(name + " "))
			.filter((line) -> line.contains(label))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private static Optional<String> get(String url) {
		try {
			var response = CLIENT.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
					BodyHandlers.ofString());
			return (response.statusCode() == 200) ? Optional.of(response.body()) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

}
