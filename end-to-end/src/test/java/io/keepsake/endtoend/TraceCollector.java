package io.keepsake.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Takes the spans that are sent to it, as a collector of OpenTelemetry's does.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/v1.5.0/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
final class TraceCollector implements AutoCloseable {

	private final HttpServer server;

	private final List<byte[]> received = new CopyOnWriteArrayList<>();

	private TraceCollector(HttpServer server) {
		this.server = server;
	}

	static TraceCollector start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		TraceCollector collector = new TraceCollector(server);
		server.createContext("/v1/traces", collector::take);
		server.start();
		return collector;
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.received.add(exchange.getRequestBody().readAllBytes());
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
		}
	}

	String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	List<Span> spansOf(String traceId) {
		return this.received.stream()
			.flatMap((bytes) -> Protobuf.read(bytes).messages(1).stream())
			.flatMap(TraceCollector::spans)
			.filter((span) -> span.traceId.equals(traceId))
			.toList();
	}

	private static Stream<Span> spans(Protobuf resourceSpans) {
		String service = resourceSpans.messages(1)
			.stream()
			.map((resource) -> attributes(resource, 1).getOrDefault("service.name", ""))
			.collect(Collectors.joining());
		return resourceSpans.messages(2)
			.stream()
			.flatMap((scopeSpans) -> scopeSpans.messages(2).stream())
			.map((span) -> new Span(service, span.hex(1), span.hex(2), span.hex(4), span.text(5), attributes(span, 9)));
	}

	/**
	 * Those that are texts.
	 */
	private static Map<String, String> attributes(Protobuf message, int number) {
		return message.messages(number)
			.stream()
			.collect(Collectors.toMap((attribute) -> attribute.text(1),
					(attribute) -> attribute.messages(2).getFirst().text(1)));
	}

	/**
	 * All that was sent, to be searched for what must not be in it.
	 */
	String text() {
		return this.received.stream()
			.map((bytes) -> new String(bytes, StandardCharsets.ISO_8859_1))
			.collect(Collectors.joining("\n"));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	record Span(String service, String traceId, String spanId, String parentId, String name,
			Map<String, String> attributes) {

		/**
		 * As in {@code status-poller: GET /v2/actions/{actionId}}.
		 */
		String what() {
			return this.service + ": " + this.name;
		}

	}

}
