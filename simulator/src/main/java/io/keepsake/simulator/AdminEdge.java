package io.keepsake.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The routes under {@code /_simulator}, for those who steer and watch. */
final class AdminEdge {

	private static final String IMAGES = "/_simulator/images/";

	private final Core core;

	AdminEdge(Core core) {
		this.core = core;
	}

	Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response, String body) {
		var route = request.method().name() + " " + request.fullPath();
		return switch (route) {
			case "GET /_simulator/health" -> json(response, Map.of("status", "UP"));
			case "GET /_simulator/stats" -> json(response, core.stats());
			case "GET /_simulator/behaviour" -> json(response, core.api().behaviour());
			case "PUT /_simulator/behaviour" -> behave(response, body);
			case "GET /_simulator/calls" -> lines(response, core.calls());
			case "GET /_simulator/images" -> lines(response, core.images());
			case "DELETE /_simulator/state" -> {
				core.clear();
				yield HttpEdge.send(Reply.json(200, Map.of()), response);
			}
			default -> route.startsWith("GET " + IMAGES) ? image(response, route.substring(4 + IMAGES.length()))
					: HttpEdge.send(Reply.notFound(), response);
		};
	}

	private Publisher<Void> behave(HttpServerResponse response, String body) {
		try {
			var changes = Json.tree(body);
			return json(response, core.api().behave((before) -> BehaviourFields.patch(before, changes)));
		}
		catch (IllegalArgumentException ex) {
			return HttpEdge.send(Reply.error(400, "bad_request", String.valueOf(ex.getMessage())), response);
		}
	}

	private Publisher<Void> image(HttpServerResponse response, String id) {
		var reply = id.matches("\\d{1,18}")
				? core.image(Long.parseLong(id)).map((image) -> Reply.json(200, image)).orElseGet(Reply::notFound)
				: Reply.notFound();
		return HttpEdge.send(reply, response);
	}

	private static Publisher<Void> json(HttpServerResponse response, Object body) {
		return HttpEdge.send(Reply.json(200, body), response);
	}

	/** A JSON document a line, written in pieces: a million calls are no string. */
	private static Publisher<Void> lines(HttpServerResponse response, List<?> values) {
		response.header(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson");
		return response.sendByteArray(Flux.fromIterable(values).buffer(500).map((chunk) -> {
			var text = new StringBuilder();
			chunk.forEach((value) -> text.append(Json.text(value)).append('\n'));
			return text.toString().getBytes(StandardCharsets.UTF_8);
		}));
	}

}
