package io.keepsake.digitalocean;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConnectionFailureTest {

	private static final URI URL = URI.create("https://api.digitalocean.com");

	private final ConnectionFailure failure = new ConnectionFailure(
			new DigitalOceanOptions(URL, Duration.ofSeconds(90), Duration.ofMillis(1500), 1));

	@ParameterizedTest
	@MethodSource("failures")
	void saysItInPlainWords(Throwable thrown, String expected) {
		WebClientRequestException wrapped = new WebClientRequestException(thrown, HttpMethod.GET, URL,
				new HttpHeaders());

		assertThat(this.failure.describe(thrown)).isEqualTo(expected);
		assertThat(this.failure.describe(wrapped)).isEqualTo(expected);
		assertThat(this.failure.describe(new IllegalStateException(wrapped))).isEqualTo(expected);
	}

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new TimeoutException("Did not observe any item"), "no answer within 1m30s"),
				arguments(new ConnectTimeoutException("timed out after 1500 ms"),
						"no connection to api.digitalocean.com:443 within 1.5s"),
				arguments(new UnknownHostException("Failed to resolve"), "host api.digitalocean.com not found"),
				arguments(new ConnectException("finishConnect(..) failed with error(-111): Connection refused"),
						"connection refused by api.digitalocean.com:443"),
				arguments(new ConnectException("Network is unreachable"), "no connection to api.digitalocean.com:443"),
				arguments(new NoRouteToHostException("No route to host"), "no route to api.digitalocean.com:443"),
				arguments(new DecoderException(new SSLHandshakeException("PKIX path building failed")),
						"no TLS connection to api.digitalocean.com:443"),
				arguments(new DecoderException("HTTP header is larger than 8192 bytes."),
						"connection failed: HTTP header is larger than 8192 bytes."),
				arguments(new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
						"connection reset"),
				arguments(new IOException("Broken pipe"), "connection reset"),
				arguments(new DataBufferLimitException("Exceeded limit"), "answer too long"),

				arguments(new RuntimeException((String) null), "connection failed"));
	}

}
