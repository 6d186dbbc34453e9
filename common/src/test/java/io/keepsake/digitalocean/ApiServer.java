package io.keepsake.digitalocean;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A server that notes what it is asked and answers as it is told to.
 */
final class ApiServer implements AutoCloseable {

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private ApiServer(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		this.server = HttpServer.create()
			.host("localhost")
			.handle((request, response) -> request.receive()
				.aggregate()
				.asString()
				.defaultIfEmpty("")
				.doOnNext((body) -> this.asked.add(Asked.of(request, body)))
				.flatMap((_) -> Mono.from(handler.apply(request, response))))
			.bindNow();
	}

	static ApiServer handling(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		return new ApiServer(handler);
	}

	static ApiServer answering(int status, Map<String, String> headers, String body) {
		return handling((_, response) -> {
			headers.forEach(response::addHeader);
			return response.status(status).sendString(Mono.just(body));
		});
	}

	List<Asked> asked() {
		return this.asked;
	}

	URI url() {
		return URI.create("http://localhost:" + this.server.port());
	}

	/** So long that only a call that would never end ends by it. */
	DigitalOceanOptions options() {
		return options(Duration.ofMinutes(1));
	}

	DigitalOceanOptions options(Duration callTimeout) {
		return new DigitalOceanOptions(url(), callTimeout, Duration.ofSeconds(30), 8);
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	record Asked(String method, String uri, String body, Map<String, String> headers) {

		static Asked of(HttpServerRequest request, String body) {
			Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			request.requestHeaders().forEach((header) -> headers.put(header.getKey(), header.getValue()));
			return new Asked(request.method().name(), request.uri(), body, headers);
		}

	}

}
