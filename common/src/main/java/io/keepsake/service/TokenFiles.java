package io.keepsake.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.keepsake.digitalocean.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up a token that was replaced in its file: calls that start from then on use it. A
 * file that cannot be read, or holds no token, changes nothing.
 * <p>
 * The contents are compared rather than times: a mounted secret is a link that is turned
 * to another directory.
 */
final class TokenFiles implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TokenFiles.class);

	private final Accounts accounts;

	private final Map<String, AccountProperties> files = new HashMap<>();

	private final Map<String, String> known = new HashMap<>();

	private final Map<String, String> complaints = new HashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("token-files").factory());

	TokenFiles(Accounts accounts, Map<String, AccountProperties> properties) {
		this.accounts = accounts;
		properties.forEach((name, account) -> {
			Path file = account.tokenFile();
			if (accounts.has(name) && file != null && !file.toString().isEmpty()) {
				this.files.put(name, account);
				this.known.put(name, account.current(name));
			}
		});
	}

	TokenFiles every(Duration interval) {
		if (!this.files.isEmpty()) {
			var _ = this.thread.scheduleWithFixedDelay(this::check, interval.toMillis(), interval.toMillis(),
					TimeUnit.MILLISECONDS);
		}
		return this;
	}

	/**
	 * @return the accounts that have a new token
	 */
	Set<String> check() {
		Set<String> renewed = new TreeSet<>();
		this.files.forEach((name, account) -> {
			try {
				String current = account.current(name);
				if (!current.equals(this.known.get(name))) {
					this.accounts.replaceToken(name, current);
					this.known.put(name, current);
					renewed.add(name);
					logger.atInfo().addKeyValue("account", name).log("Account has a new token");
				}
				this.complaints.remove(name);
			}
			catch (ConfigurationException | IllegalArgumentException ex) {
				complain(name, String.valueOf(ex.getMessage()));
			}
		});
		return renewed;
	}

	private void complain(String name, String problem) {
		if (!problem.equals(this.complaints.put(name, problem))) {
			logger.atWarn()
				.addKeyValue("account", name)
				.addKeyValue("problem", problem)
				.log("Account keeps the token that it has");
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
