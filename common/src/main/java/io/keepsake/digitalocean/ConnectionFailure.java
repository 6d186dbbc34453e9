package io.keepsake.digitalocean;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.core.io.buffer.DataBufferLimitException;

/**
 * Says in plain words why there was no answer.
 */
record ConnectionFailure(DigitalOceanOptions options) {

	/**
	 * The outermost exception that is known decides: those of the libraries wrap those of
	 * the JDK, and their messages differ by platform.
	 */
	String describe(Throwable failure) {
		return switch (failure) {
			case TimeoutException _ -> "no answer within " + plain(this.options.callTimeout());
			case ConnectTimeoutException _ ->
				"no connection to %s within %s".formatted(server(), plain(this.options.connectTimeout()));
			case UnknownHostException _ -> "host %s not found".formatted(this.options.baseUrl().getHost());
			case NoRouteToHostException _ -> "no route to " + server();
			case ConnectException refused when says(refused, "refused") -> "connection refused by " + server();
			case ConnectException _ -> "no connection to " + server();
			case SSLException _ -> "no TLS connection to " + server();
			case PrematureCloseException _ -> "connection closed before the end of the answer";
			case DataBufferLimitException _ -> "answer too long";
			case Throwable reset when says(reset, "connection reset") -> "connection reset";
			case Throwable pipe when says(pipe, "broken pipe") -> "connection reset";
			case Throwable wrapper when wrapper.getCause() != null -> describe(wrapper.getCause());
			case Throwable unknown when unknown.getMessage() != null -> "connection failed: " + unknown.getMessage();
			default -> "connection failed";
		};
	}

	private String server() {
		URI url = this.options.baseUrl();
		int port = (url.getPort() >= 0) ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
		return url.getHost() + ":" + port;
	}

	private static boolean says(Throwable failure, String words) {
		String message = failure.getMessage();
		return message != null && message.toLowerCase(Locale.ROOT).contains(words);
	}

	/** Such as {@code 5s} or {@code 1m30s}. */
	private static String plain(Duration duration) {
		return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
	}

}
