package io.keepsake.digitalocean;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.keepsake.digitalocean.Answer.ActionFound;
import io.keepsake.digitalocean.Answer.Unavailable;
import io.keepsake.digitalocean.Call.StartAction;
import io.netty.channel.ChannelOption;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.TcpServer;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start leaves once for each call, however its connection ends: what comes of a start
 * that may have been heard is for those who keep the work to find out.
 */
class SentOnceIT {

	@Test
	void whenTheConnectionIsReset() {
		try (ApiServer server = ApiServer.handling((_, response) -> end(response, SentOnceIT::reset));
				DigitalOceanClient client = client(server)) {
			Answer answer = client.call("default", StartAction.convert(1)).block();

			assertThat(answer).isEqualTo(new Unavailable(new ApiError(0, null, "connection reset", null), null));
			assertThat(server.asked()).hasSize(1);
		}
	}

	@Test
	void whenTheConnectionIsClosed() {
		try (ApiServer server = ApiServer.handling((_, response) -> end(response, SentOnceIT::close));
				DigitalOceanClient client = client(server)) {
			Answer answer = client.call("default", StartAction.convert(1)).block();

			assertThat(answer).isEqualTo(new Unavailable(
					new ApiError(0, null, "connection closed before the end of the answer", null), null));
			assertThat(server.asked()).hasSize(1);
		}
	}

	/** The connection has served before, as in the case that clients like to retry. */
	@Test
	void whenAConnectionThatWasKeptAliveIsReset() {
		AtomicInteger calls = new AtomicInteger();
		try (ApiServer server = ApiServer.handling((_, response) -> (calls.incrementAndGet() % 2 == 1)
				? response.status(201).sendString(Mono.just("{\"action\":{\"id\":1}}"))
				: end(response, SentOnceIT::reset)); DigitalOceanClient client = client(server)) {
			for (int pair = 1; pair <= 10; pair++) {
				assertThat(client.call("default", StartAction.convert(1)).block()).isInstanceOf(ActionFound.class);
				assertThat(client.call("default", StartAction.convert(1)).block()).isInstanceOf(Unavailable.class);
				assertThat(server.asked()).hasSize(2 * pair);
			}
		}
	}

	/**
	 * Here reactor-netty would connect again, sure that nothing has been sent. It is a
	 * matter of its bookkeeping; ours is to send once.
	 */
	@Test
	void whenTheConnectionIsResetBeforeAnythingIsSent() {
		AtomicInteger connections = new AtomicInteger();
		DisposableServer server = TcpServer.create()
			.host("localhost")
			.doOnConnection((_) -> connections.incrementAndGet())
			.handle((in,
					_) -> in.receive().next().doOnNext((_) -> in.withConnection(SentOnceIT::reset)).then(Mono.never()))
			.bindNow();
		DigitalOceanOptions options = new DigitalOceanOptions(URI.create("https://localhost:" + server.port()),
				Duration.ofMinutes(1), Duration.ofSeconds(30), 8);
		try (DigitalOceanClient client = client(options)) {
			Answer answer = client.call("default", StartAction.convert(1)).block();

			assertThat(answer).isInstanceOf(Unavailable.class);
			assertThat(connections).hasValue(1);
		}
		finally {
			server.disposeNow();
		}
	}

	private static Mono<Void> end(HttpServerResponse response, Consumer<Connection> ending) {
		response.withConnection(ending);
		return Mono.never();
	}

	private static void reset(Connection connection) {
		connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
		close(connection);
	}

	private static void close(Connection connection) {
		connection.channel().unsafe().closeForcibly();
	}

	private static DigitalOceanClient client(ApiServer server) {
		return client(server.options());
	}

	private static DigitalOceanClient client(DigitalOceanOptions options) {
		return new DigitalOceanClient(options, new Accounts(Map.of("default", "dop_v1_secret")), WebClient.builder(),
				InstantSource.system());
	}

}
