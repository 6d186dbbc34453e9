package io.keepsake.benchmarks.peers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Answers a convert after a given time with the action of that image, and a read with
 * what a convert has done. It knows no limits and does next to nothing, so that what is
 * measured is whoever calls; the {@link io.keepsake.simulator.Simulator simulator} parses
 * and remembers each call, on the same processors.
 */
final class ApiStandIn implements AutoCloseable {

	/** What a 429 asks for while calls are held back. */
	private static final String COME_BACK_IN_SECONDS = "2";

	private static final String THROTTLED = "{\"id\":\"too_many_requests\",\"message\":\"API Rate limit exceeded.\"}";

	private final LoopResources loops = LoopResources.create("api", 2, true);

	private final DisposableServer server;

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private volatile Ledger ledger = new Ledger(0);

	private volatile Latency latency = new Latency(Duration.ZERO, 0, Duration.ZERO, 0);

	private volatile boolean answersCount;

	private volatile boolean holding;

	private ApiStandIn() {
		this.server = HttpServer.create().host("127.0.0.1").port(0).runOn(this.loops).handle(this::handle).bindNow();
	}

	static ApiStandIn start() {
		return new ApiStandIn();
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/**
	 * @param answersCount whether an answer is the end of a request, for want of a topic
	 */
	void serve(Ledger ledger, Latency latency, boolean answersCount) {
		this.ledger = ledger;
		this.latency = latency;
		this.answersCount = answersCount;
		this.holding = false;
		this.most.set(0);
	}

	/** How many conversions it was working on at the most since it began to serve. */
	int most() {
		return this.most.get();
	}

	/** From now on every convert is answered 429. */
	void hold() {
		this.holding = true;
	}

	void release() {
		this.holding = false;
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		String[] path = request.uri().split("/", -1); // "", v2, images, id, actions
		boolean convert = request.method().name().equals("POST");
		long image = (path.length > 3) ? Long.parseLong(path[3]) : 0;
		return request.receive()
			.then(convert ? convert(image, response) : Mono.defer(() -> read(image, path.length > 4, response)));
	}

	private Mono<Void> convert(long image, HttpServerResponse response) {
		return Mono.defer(() -> {
			if (this.holding) {
				return send(429, THROTTLED,
						response.header(HttpHeaderNames.RETRY_AFTER.toString(), COME_BACK_IN_SECONDS));
			}
			Ledger serving = this.ledger;
			serving.called(image, System.nanoTime());
			this.most.accumulateAndGet(this.underWay.incrementAndGet(), Math::max);
			// a contender that is cut off takes its calls along
			Mono<Void> answered = after(this.latency.of(image), response).doOnTerminate(this.underWay::decrementAndGet)
				.doOnCancel(this.underWay::decrementAndGet);
			return answered.then(Mono.defer(() -> {
				if (this.answersCount) {
					serving.published(image, Ledger.action(image), System.nanoTime());
				}
				return send(201, "{\"action\":" + action(image) + "}", response);
			}));
		});
	}

	private Mono<Void> read(long image, boolean actions, HttpServerResponse response) {
		boolean begun = this.ledger.wasCalled(image);
		return send(200,
				actions ? "{\"actions\":[" + (begun ? action(image) : "") + "],\"links\":{},\"meta\":{\"total\":"
						+ (begun ? 1 : 0) + "}}"
						: "{\"image\":{\"id\":" + image + ",\"type\":\"backup\",\"status\":\"available\"}}",
				response);
	}

	private static String action(long image) {
		return "{\"id\":" + Ledger.action(image) + ",\"status\":\"in-progress\",\"type\":\"convert\""
				+ ",\"started_at\":\"2099-01-01T00:00:00Z\",\"completed_at\":null,\"resource_id\":" + image
				+ ",\"resource_type\":\"image\",\"region\":null,\"region_slug\":\"nyc3\"}";
	}

	private static Mono<Void> after(Duration time, HttpServerResponse response) {
		return Mono.create((sink) -> response.withConnection((connection) -> {
			EventLoop loop = connection.channel().eventLoop();
			var _ = loop.schedule(() -> sink.success(), time.toNanos(), TimeUnit.NANOSECONDS);
		}));
	}

	private static Mono<Void> send(int status, String body, HttpServerResponse response) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return Mono.from(response.status(status)
			.header(HttpHeaderNames.CONTENT_TYPE.toString(), "application/json")
			.header(HttpHeaderNames.CONTENT_LENGTH.toString(), Integer.toString(bytes.length))
			.sendObject(Unpooled.wrappedBuffer(bytes)));
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(2));
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(2)).block(Duration.ofSeconds(5));
	}

}
