package io.keepsake.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.JsonNode;

/** Calls a simulator over HTTP, with a token. */
record Caller(URI baseUrl, String token) {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	static Caller of(Simulator simulator) {
		return new Caller(simulator.baseUrl(), "token-a");
	}

	Caller token(String other) {
		return new Caller(baseUrl, other);
	}

	HttpResponse<String> get(String path) throws IOException {
		return call("GET", path, "");
	}

	JsonNode json(String path) throws IOException {
		return Json.tree(get(path).body());
	}

	HttpResponse<String> convert(long imageId) throws IOException {
		return call("POST", "/v2/images/" + imageId + "/actions", "{\"type\":\"convert\"}");
	}

	/** Converts the image and gives the id of its action. */
	long converted(long imageId) throws IOException {
		return Json.tree(convert(imageId).body()).path("action").path("id").asLong();
	}

	HttpResponse<String> call(String method, String path, String body) throws IOException {
		var request = HttpRequest.newBuilder(baseUrl.resolve(path))
			.timeout(Duration.ofSeconds(20))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
