package io.keepsake.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

import io.keepsake.contract.ContractJson;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One running instance of a service.
 */
record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

	static Instance start(SpringApplicationBuilder application, String... settings) {
		return new Instance(application.run(settings));
	}

	String baseUrl() {
		return "http://localhost:"
				+ Objects.requireNonNull(this.context.getEnvironment().getProperty("local.server.port"));
	}

	JsonNode health() {
		return actuator("health");
	}

	/**
	 * What an endpoint says.
	 */
	JsonNode actuator(String endpoint) {
		return ContractJson.mapper().readTree(ask(endpoint).body());
	}

	/**
	 * The status of HTTP with which it says it.
	 */
	int statusOf(String endpoint) {
		return ask(endpoint).statusCode();
	}

	private HttpResponse<String> ask(String endpoint) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + "/actuator/" + endpoint)).build();
			return client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("No " + endpoint + " at " + baseUrl(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	String status() {
		return health().path("status").asString();
	}

	/**
	 * Stops gracefully.
	 */
	@Override
	public void close() {
		this.context.close();
	}

}
