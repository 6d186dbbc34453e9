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
			default -> image(request.method().name(), request.fullPath(), response, body);
		};
	}

	private Publisher<Void> behave(HttpServerResponse response, String body) {
		try {
			var changes = Json.tree(body);
			return json(response, core.api().behave((before) -> BehaviourFields.patch(before, changes)));
		}
		catch (IllegalArgumentException ex) {
			return refused(response, ex);
		}
	}

	private Publisher<Void> image(String method, String path, HttpServerResponse response, String body) {
		var id = path.startsWith(IMAGES) ? path.substring(IMAGES.length()) : "";
		if (!id.matches("[1-9]\\d{0,17}")) {
			return HttpEdge.send(Reply.notFound(), response);
		}
		return switch (method) {
			case "GET" -> image(response, Long.parseLong(id));
			case "PUT" -> put(response, Long.parseLong(id), body);
			default -> HttpEdge.send(Reply.notFound(), response);
		};
	}

	private Publisher<Void> image(HttpServerResponse response, long id) {
		return HttpEdge.send(core.image(id).map((image) -> Reply.json(200, image)).orElseGet(Reply::notFound),
				response);
	}

	private Publisher<Void> put(HttpServerResponse response, long id, String body) {
		try {
			var asked = Json.tree(body);
			core.put(List.of(id), type(asked.path("type").asString("")), asked.path("token").asString(""));
			return image(response, id);
		}
		catch (IllegalArgumentException ex) {
			return refused(response, ex);
		}
	}

	private static ImageType type(String text) {
		return switch (text) {
			case "backup" -> ImageType.BACKUP;
			case "snapshot" -> ImageType.SNAPSHOT;
			default -> throw new IllegalArgumentException("type: must be backup or snapshot, not '" + text + "'");
		};
	}

	private static Publisher<Void> refused(HttpServerResponse response, IllegalArgumentException reason) {
		return HttpEdge.send(Reply.error(400, "bad_request", String.valueOf(reason.getMessage())), response);
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
