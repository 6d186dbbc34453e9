package io.keepsake.benchmarks.peers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.keepsake.contract.ContractJson;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The call as one writes it with WebClient, with as many connections as Keepsake has and
 * neither observed nor retried.
 */
final class PeerApi {

	private static final byte[] CONVERT = "{\"type\":\"convert\"}".getBytes(StandardCharsets.UTF_8);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final WebClient web;

	PeerApi(URI url) {
		ConnectionProvider connections = ConnectionProvider.builder("api")
			.maxConnections(512)
			.pendingAcquireMaxCount(-1)
			.build();
		this.web = WebClient.builder()
			.baseUrl(url.toString())
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
			.build();
	}

	/**
	 * The id of the action.
	 */
	Mono<Long> convert(long image, String account) {
		return this.web.post()
			.uri("/v2/images/{imageId}/actions", image)
			.headers((headers) -> headers.setBearerAuth("token-of-" + account))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(CONVERT)
			.retrieve()
			.bodyToMono(byte[].class)
			.map((body) -> ContractJson.mapper().readTree(body).path("action").path("id").asLong())
			.timeout(LONGEST);
	}

}
