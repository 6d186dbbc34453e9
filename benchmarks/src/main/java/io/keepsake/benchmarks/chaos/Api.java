package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.contract.ContractJson;
import io.keepsake.simulator.ImageView;
import io.keepsake.simulator.RecordedCall;
import io.keepsake.simulator.Stats;

/**
 * The simulator's own word, over HTTP.
 */
record Api(HttpClient http, URI uri) {

	void behave(String json) {
		send(HttpRequest.newBuilder(this.uri.resolve("/_simulator/behaviour")).PUT(BodyPublishers.ofString(json)),
				BodyHandlers.ofString());
	}

	/**
	 * All calls that there ever were.
	 */
	List<RecordedCall> calls() {
		List<RecordedCall> calls = lines("/_simulator/calls", RecordedCall.class);
		long ever = stats().calls();
		if (calls.size() < ever) {
			throw new NotMeasured("The simulator remembers only the last %d of %d calls".formatted(calls.size(), ever));
		}
		return calls;
	}

	private Stats stats() {
		String json = send(HttpRequest.newBuilder(this.uri.resolve("/_simulator/stats")), BodyHandlers.ofString());
		return ContractJson.mapper().readValue(json, Stats.class);
	}

	List<ImageView> images() {
		return lines("/_simulator/images", ImageView.class);
	}

	private <T> List<T> lines(String path, Class<T> type) {
		Stream<String> lines = send(HttpRequest.newBuilder(this.uri.resolve(path)), BodyHandlers.ofLines());
		return lines.map((line) -> ContractJson.mapper().readValue(line, type)).toList();
	}

	private <T> T send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
		try {
			HttpResponse<T> response = this.http.send(request.build(), handler);
			if (response.statusCode() != 200) {
				throw new NotMeasured("The simulator answers " + response.statusCode() + ": " + response.body());
			}
			return response.body();
		}
		catch (IOException ex) {
			throw new NotMeasured("The simulator does not answer: " + ex);
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

}
