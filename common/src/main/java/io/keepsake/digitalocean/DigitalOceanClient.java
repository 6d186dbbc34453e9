package io.keepsake.digitalocean;

import java.time.Duration;
import java.time.InstantSource;

import io.keepsake.digitalocean.Answer.Unauthorized;
import io.keepsake.digitalocean.Answer.Unavailable;
import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls the DigitalOcean API. A call never blocks and never fails: what goes wrong is an
 * {@link Answer} too. Nothing is repeated here; that is for those who keep the work.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/">DigitalOcean API</a>
 */
public final class DigitalOceanClient implements AutoCloseable {

	/** A page of 200 actions has about 100 KB. */
	private static final int MAX_BODY = 4 * 1024 * 1024;

	/** Shorter than what any server or NAT on the way forgets an idle connection in. */
	private static final Duration MAX_IDLE = Duration.ofSeconds(20);

	/** So that a change of the API's addresses is noticed. */
	private static final Duration MAX_LIFE = Duration.ofMinutes(5);

	private final Duration callTimeout;

	private final Accounts accounts;

	private final InstantSource clock;

	private final ConnectionFailure connectionFailure;

	private final ConnectionProvider connections;

	private final ApiRequests requests;

	/**
	 * @param web carries the observations; its base URL and its connector are replaced
	 */
	public DigitalOceanClient(DigitalOceanOptions options, Accounts accounts, WebClient.Builder web,
			InstantSource clock) {
		this.callTimeout = options.callTimeout();
		this.accounts = accounts;
		this.clock = clock;
		this.connectionFailure = new ConnectionFailure(options);
		this.connections = connections(options);
		this.requests = new ApiRequests(web.clone()
			.baseUrl(options.baseUrl().toString().replaceAll("/+$", ""))
			.defaultHeader(HttpHeaders.USER_AGENT, "keepsake")
			.defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
			.clientConnector(new ReactorClientHttpConnector(http(options)))
			.build());
	}

	private HttpClient http(DigitalOceanOptions options) {
		return HttpClient.create(this.connections)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(options.connectTimeout().toMillis()))
			// whether to repeat a POST on a broken connection is not for the transport to
			// say
			.disableRetry(true)
			// a redirect would carry the token to another host
			.followRedirect(false);
	}

	private static ConnectionProvider connections(DigitalOceanOptions options) {
		return ConnectionProvider.builder("digitalocean")
			.maxConnections(options.maxConnections())
			// the callers bound how many wait, the call's time-out how long
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(Duration.ZERO)
			.maxIdleTime(MAX_IDLE)
			.maxLifeTime(MAX_LIFE)
			.evictInBackground(MAX_IDLE)
			.build();
	}

	public Mono<Answer> call(String account, Call call) {
		return Mono.defer(() -> this.accounts.token(account)
			.map((token) -> exchange(token, call))
			.orElseGet(() -> Mono.just(new Unauthorized(noResponse("account has no token"), null))));
	}

	private Mono<Answer> exchange(Token token, Call call) {
		AnswerDecoder decoder = new AnswerDecoder(token, this.clock);
		Redaction redaction = new Redaction(token);
		return Mono
			.defer(() -> this.requests.request(call)
				.headers((headers) -> headers.setBearerAuth(token.value()))
				.exchangeToMono((response) -> body(response).map((body) -> decoder.decode(call,
						response.statusCode().value(), response.headers().asHttpHeaders(), body))))
			.timeout(this.callTimeout)
			.onErrorResume((failure) -> Mono
				.just(new Unavailable(noResponse(redaction.apply(this.connectionFailure.describe(failure))), null)));
	}

	/**
	 * As bytes: a content type that is wrong, or cannot be read, costs nothing then.
	 */
	private static Mono<byte[]> body(ClientResponse response) {
		return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), MAX_BODY)
			.map(DigitalOceanClient::bytes)
			.defaultIfEmpty(new byte[0]);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static ApiError noResponse(String message) {
		return new ApiError(0, null, message, null);
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

}
