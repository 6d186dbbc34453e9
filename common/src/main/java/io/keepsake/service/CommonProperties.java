package io.keepsake.service;

import java.util.Map;
import java.util.TreeMap;

import io.keepsake.digitalocean.Accounts;

/**
 * What the configuration of every service holds.
 */
public interface CommonProperties {

	DigitalOceanProperties digitalocean();

	/**
	 * By name.
	 */
	Map<String, AccountProperties> accounts();

	TopicProperties topics();

	EngineProperties engine();

	/**
	 * What this service alone is configured by, by its key; none of it is secret.
	 */
	Map<String, Object> ofTheService();

	/**
	 * The accounts that have a token. {@code default} may stay without one where there
	 * are others.
	 * @throws ConfigurationException if a token is missing
	 */
	default Accounts tokens() {
		Map<String, String> tokens = new TreeMap<>();
		accounts().forEach((name, account) -> {
			String token = account.current(name);
			if (!token.isEmpty()) {
				tokens.put(name, token);
			}
			else if (!"default".equals(name)) {
				throw new ConfigurationException("keepsake.accounts." + name + ".token",
						"is empty: the account '" + name + "' needs a DigitalOcean API token");
			}
		});
		if (tokens.isEmpty()) {
			throw new ConfigurationException("keepsake.accounts.default.token",
					"is empty: set DIGITALOCEAN_TOKEN, or keepsake.accounts.<name>.token for each account");
		}
		return new Accounts(tokens);
	}

}
