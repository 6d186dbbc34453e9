package io.keepsake.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * One account: its token, or the file that holds it.
 *
 * @param token a DigitalOcean API token, which no log, metric or error shows
 * @param tokenFile which may be replaced while the service runs
 */
public record AccountProperties(@Nullable String token, @Nullable Path tokenFile) {

	/**
	 * An account where its token stands in its place: Spring finds this by its name.
	 */
	public static AccountProperties of(String token) {
		return new AccountProperties(token, null);
	}

	/**
	 * The token as it is now; empty if there is none.
	 * @param name of the account
	 * @throws ConfigurationException if it is there twice, or cannot be read
	 */
	String current(String name) {
		String given = (this.token != null) ? this.token.trim() : "";
		if (this.tokenFile == null || this.tokenFile.toString().isEmpty()) {
			return given;
		}
		String property = "keepsake.accounts." + name + ".token-file";
		if (!given.isEmpty()) {
			throw new ConfigurationException(property,
					"= " + this.tokenFile + ": the account '" + name + "' has a token already; name one of the two");
		}
		try {
			String read = Files.readString(this.tokenFile).trim();
			if (read.isEmpty()) {
				throw new ConfigurationException(property, "= " + this.tokenFile + ": the file is empty");
			}
			return read;
		}
		catch (IOException ex) {
			throw new ConfigurationException(property, "= " + this.tokenFile + ": the file cannot be read");
		}
	}

	@Override
	public String toString() {
		return "AccountProperties[token=****, tokenFile=" + this.tokenFile + "]";
	}

}
