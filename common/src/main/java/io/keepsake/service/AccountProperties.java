package io.keepsake.service;

import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param token a DigitalOcean API token, which no log, metric or error shows
 */
public record AccountProperties(@Nullable String token) {

	@Override
	public String toString() {
		return "AccountProperties[token=****]";
	}

}
