package io.keepsake.digitalocean;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

import io.keepsake.digitalocean.Answer.Unavailable;
import io.keepsake.digitalocean.Call.ListActions;
import io.keepsake.digitalocean.Call.ReadAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way in which a server can fail to answer is an answer too.
 */
class DigitalOceanClientFailureIT {

	private static final Duration SOON = Duration.ofMillis(200);

	@Test
	void aServerThatNeverAnswersIsATimeOut() {
		try (ApiServer server = ApiServer.handling((_, _) -> Mono.never())) {
			assertThat(call(server.options(SOON))).isEqualTo(unavailable("no answer within 0.2s"));
		}
	}

	@Test
	void aBodyThatStopsInTheMiddleIsATimeOut() {
		try (ApiServer server = ApiServer
			.handling((_, response) -> response.sendString(Flux.concat(Mono.just("{\"action\":"), Mono.never())))) {
			assertThat(call(server.options(SOON))).isEqualTo(unavailable("no answer within 0.2s"));
		}
	}

	@Test
	void waitingForAConnectionCountsForTheTimeOut() {
		try (ApiServer server = ApiServer.handling((_, _) -> Mono.never());
				DigitalOceanClient client = client(
						new DigitalOceanOptions(server.url(), SOON, Duration.ofSeconds(30), 1))) {
			assertThat(
					Flux.range(1, 20).flatMap((id) -> client.call("default", new ReadAction(id))).collectList().block())
				.hasSize(20)
				.containsOnly(unavailable("no answer within 0.2s"));
		}
	}

	@Test
	void aBodyThatNeverEndsIsCutOff() {
		String piece = " ".repeat(64 * 1024);
		try (ApiServer server = ApiServer
			.handling((_, response) -> response.sendString(Flux.<String>generate((sink) -> sink.next(piece))))) {
			assertThat(call(server.options())).isEqualTo(unavailable("answer too long"));
		}
	}

	@Test
	void aBodyThatIsCutShortIsUnavailable() {
		assertThat(callRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"action\":{\"id\":1}}"))
			.isEqualTo(unavailable("connection closed before the end of the answer"));
	}

	@Test
	void anAnswerThatIsNotHttpIsUnavailable() {
		assertThat(callRaw("SSH-2.0-OpenSSH_9.2p1\r\n\r\n"))
			.isEqualTo(unavailable("connection failed: invalid version format: SSH-2.0-OPENSSH_9.2P1"));
	}

	@Test
	void aClosedPortIsUnavailable() {
		ApiServer server = ApiServer.answering(200, Map.of(), "{}");
		server.close();

		assertThat(call(server.options()))
			.isEqualTo(unavailable("connection refused by localhost:" + server.url().getPort()));
	}

	@Test
	void anUnknownHostIsUnavailable() {
		DigitalOceanOptions options = new DigitalOceanOptions(URI.create("https://no-such-host.invalid"),
				Duration.ofMinutes(1), Duration.ofSeconds(30), 1);

		assertThat(call(options)).isEqualTo(unavailable("host no-such-host.invalid not found"));
	}

	@Test
	void aServerWithoutTlsIsUnavailable() {
		try (ApiServer server = ApiServer.answering(200, Map.of(), "{}")) {
			int port = server.url().getPort();
			DigitalOceanOptions options = new DigitalOceanOptions(URI.create("https://localhost:" + port),
					Duration.ofMinutes(1), Duration.ofSeconds(30), 1);

			assertThat(call(options)).isEqualTo(unavailable("no TLS connection to localhost:" + port));
			assertThat(server.asked()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void aRedirectIsNotFollowed(int status) {
		try (ApiServer elsewhere = ApiServer.answering(200, Map.of(), "{\"action\":{\"id\":1}}");
				ApiServer server = ApiServer.answering(status, Map.of("Location", elsewhere.url() + "/"), "moved")) {
			assertThat(call(server.options()))
				.isEqualTo(new Unavailable(new ApiError(status, null, "moved", null), null));
			assertThat(elsewhere.asked()).isEmpty();
		}
	}

	private static Answer callRaw(String response) {
		DisposableServer server = TcpServer.create()
			.host("localhost")
			.handle((in, out) -> in.receive()
				.next()
				.then(out.sendByteArray(Mono.just(response.getBytes(StandardCharsets.US_ASCII))).then()))
			.bindNow();
		try {
			return call(new DigitalOceanOptions(URI.create("http://localhost:" + server.port()), Duration.ofMinutes(1),
					Duration.ofSeconds(30), 1));
		}
		finally {
			server.disposeNow();
		}
	}

	private static Answer call(DigitalOceanOptions options) {
		try (DigitalOceanClient client = client(options)) {
			return client.call("default", new ListActions(1)).blockOptional().orElseThrow();
		}
	}

	private static DigitalOceanClient client(DigitalOceanOptions options) {
		return new DigitalOceanClient(options, new Accounts(Map.of("default", "dop_v1_secret")), WebClient.builder(),
				InstantSource.system());
	}

	private static Unavailable unavailable(String message) {
		return new Unavailable(new ApiError(0, null, message, null), null);
	}

}
