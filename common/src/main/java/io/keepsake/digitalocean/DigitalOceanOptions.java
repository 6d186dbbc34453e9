package io.keepsake.digitalocean;

import java.net.URI;
import java.time.Duration;

/**
 * How the API is reached.
 *
 * @param baseUrl without {@code /v2}
 * @param callTimeout for a whole call: waiting for a connection, connecting, and reading
 * the answer to its end
 * @param connectTimeout for connecting alone
 * @param maxConnections calls at a time; further ones wait for a connection
 */
public record DigitalOceanOptions(URI baseUrl, Duration callTimeout, Duration connectTimeout, int maxConnections) {

	public DigitalOceanOptions {
		require("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()), "base-url",
				"must start with http:// or https://");
		require(baseUrl.getHost() != null, "base-url", "must name a host");
		require(callTimeout.isPositive(), "call-timeout", "must be greater than 0");
		require(connectTimeout.toMillis() > 0 && connectTimeout.compareTo(Duration.ofHours(1)) <= 0, "connect-timeout",
				"must be from 1ms to 1h");
		require(maxConnections > 0, "max-connections", "must be greater than 0");
	}

	private static void require(boolean holds, String key, String rule) {
		if (!holds) {
			throw new IllegalArgumentException("keepsake.digitalocean.%s %s".formatted(key, rule));
		}
	}

}
