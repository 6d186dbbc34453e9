package io.keepsake.digitalocean;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.keepsake.digitalocean.Call.ReadImage;
import io.keepsake.digitalocean.Call.StartAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Even a server that repeats the token does not bring it into an answer or a log.
 */
class TokenStaysSecretIT {

	private static final String TOKEN = "dop_v1_0123456789abcdef";

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

	private final Log log = new Log();

	@BeforeEach
	void logAll() {
		this.root.iteratorForAppenders().forEachRemaining(this.appenders::add);
		this.root.detachAndStopAllAppenders();
		this.log.start();
		this.root.addAppender(this.log);
		this.root.setLevel(Level.TRACE);
	}

	@AfterEach
	void logAsBefore() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this.log);
		this.appenders.forEach((appender) -> {
			appender.start();
			this.root.addAppender(appender);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 400, 401, 403, 404, 422, 429, 500 })
	void whateverTheStatus(int status) {
		String echo = "{\"id\":\"TOKEN\",\"message\":\"Bearer TOKEN\",\"request_id\":\"TOKEN\"}".replace("TOKEN",
				TOKEN);
		try (ApiServer server = ApiServer.answering(status, Map.of("x-request-id", TOKEN), echo)) {
			assertNoToken(server.options());

			assertThat(server.asked()).hasSize(2)
				.allMatch((asked) -> ("Bearer " + TOKEN).equals(asked.headers().get("Authorization")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"action\":{\"id\":1,\"type\":\"TOKEN\"},\"image\":{\"id\":1,\"type\":\"TOKEN\"}}",
			"TOKEN", "<title>TOKEN</title>", "{\"message\":{\"TOKEN\":\"TOKEN\"}}", "{\"action\":{\"TOKEN\":" })
	void whateverTheBody(String body) {
		try (ApiServer server = ApiServer.answering(200, Map.of(), body.replace("TOKEN", TOKEN))) {
			assertNoToken(server.options());
		}
	}

	@Test
	void whenThereIsNoAnswer() {
		try (ApiServer server = ApiServer.handling((_, _) -> Mono.never())) {
			assertNoToken(server.options(Duration.ofMillis(200)));
		}
	}

	@Test
	void whenThereIsNoServer() {
		ApiServer server = ApiServer.answering(200, Map.of(), "{}");
		server.close();

		assertNoToken(server.options());
	}

	private void assertNoToken(DigitalOceanOptions options) {
		Accounts accounts = new Accounts(Map.of("default", TOKEN));
		try (DigitalOceanClient client = new DigitalOceanClient(options, accounts, WebClient.builder(),
				InstantSource.system())) {
			Answer started = client.call("default", StartAction.convert(1)).blockOptional().orElseThrow();
			Answer read = client.call("default", new ReadImage(1)).blockOptional().orElseThrow();

			assertThat(started.toString() + read).doesNotContain(TOKEN);
			assertThat(JsonMapper.shared().writeValueAsString(started) + JsonMapper.shared().writeValueAsString(read))
				.doesNotContain(TOKEN);
		}
		assertThat(this.log.lines).isNotEmpty().noneMatch((line) -> line.contains(TOKEN));
	}

	/** The threads of Netty go on logging when the call has ended. */
	private static final class Log extends AppenderBase<ILoggingEvent> {

		private final Queue<String> lines = new ConcurrentLinkedQueue<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(event.getFormattedMessage() + event.getKeyValuePairs() + event.getMDCPropertyMap()
					+ ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}

	}

}
