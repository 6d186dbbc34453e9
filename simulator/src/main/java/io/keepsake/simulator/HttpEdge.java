package io.keepsake.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Moves bytes between sockets and the {@link Core}. Bare Reactor Netty instead of
 * WebFlux: the server stands beside what it measures, on the same cores, and must reset
 * connections.
 */
final class HttpEdge implements AutoCloseable {

	private static final Duration GRACE = Duration.ofSeconds(2);

	private final Core core;

	private final AdminEdge admin;

	private final Sinks.Empty<Void> closing = Sinks.empty();

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	/**
	 * Its own, since an application beside it may dispose of the global ones when it
	 * stops.
	 */
	private final LoopResources loops = LoopResources.create("simulator", 2, true);

	private final DisposableServer server;

	private HttpEdge(String host, int port, Core core) {
		this.core = core;
		this.admin = new AdminEdge(core);
		this.server = HttpServer.create()
			.host(host)
			.port(port)
			.runOn(loops)
			.channelGroup(connections)
			.handle(this::handle)
			.bindNow();
	}

	static HttpEdge bind(String host, int port, Core core) {
		return new HttpEdge(host, port, core);
	}

	String host() {
		return server.host();
	}

	int port() {
		return server.port();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		if (request.method().name().equals("GET")) {
			return handle(request, response, "");
		}
		return request.receive()
			.aggregate()
			.asString(StandardCharsets.UTF_8)
			.defaultIfEmpty("")
			.flatMap((body) -> Mono.from(handle(request, response, body)));
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response, String body) {
		return request.uri().startsWith("/_simulator/") ? admin.handle(request, response, body)
				: deliver(core.api().serve(read(request, body)), response);
	}

	private static ApiRequest read(HttpServerRequest request, String body) {
		var uri = request.uri();
		var question = uri.indexOf('?');
		var authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, "");
		return new ApiRequest(request.method().name(), (question < 0) ? uri : uri.substring(0, question),
				new Query((question < 0) ? "" : uri.substring(question + 1)),
				authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).strip() : "",
				"http://" + request.requestHeaders().get(HttpHeaderNames.HOST, "localhost"), body);
	}

	private Publisher<Void> deliver(Delivery delivery, HttpServerResponse response) {
		var sending = switch (delivery) {
			case Delivery.Answer answer -> Mono.defer(() -> Mono.from(send(answer.reply(), response)));
			case Delivery.Cut _ -> Mono.<Void>defer(() -> reset(response));
		};
		return delivery.after().isZero() ? sending
				: Mono.delay(delivery.after()).takeUntilOther(closing.asMono()).then(sending);
	}

	static Publisher<Void> send(Reply reply, HttpServerResponse response) {
		var body = reply.body().getBytes(StandardCharsets.UTF_8);
		response.status(reply.status())
			.header(HttpHeaderNames.CONTENT_TYPE, reply.contentType())
			.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
		reply.headers().forEach(response::header);
		return response.sendObject(Unpooled.wrappedBuffer(body));
	}

	/**
	 * Without lingering a close is a reset, which the caller sees as an error in the
	 * midst of its call.
	 */
	private static Mono<Void> reset(HttpServerResponse response) {
		response.withConnection((connection) -> {
			connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
			connection.dispose();
		});
		return Mono.never();
	}

	@Override
	public void close() {
		closing.tryEmitEmpty();
		try {
			server.disposeNow(GRACE);
		}
		catch (IllegalStateException callsOutlastTheGrace) {
			connections.close().awaitUninterruptibly();
		}
		loops.disposeLater(Duration.ZERO, GRACE).block(GRACE.multipliedBy(10));
	}

}
