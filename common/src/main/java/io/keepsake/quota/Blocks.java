package io.keepsake.quota;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts whose token is refused, for whoever watches: written by the stream
 * threads, read by health and metrics.
 */
public final class Blocks {

	private static final Logger logger = LoggerFactory.getLogger(Blocks.class);

	private final Map<String, Block> blocks = new ConcurrentSkipListMap<>();

	void blocked(String account, String why, Instant now) {
		if (this.blocks.put(account, new Block(now, why)) == null) {
			logger.atError()
				.addKeyValue("account", account)
				.addKeyValue("property", "keepsake.accounts." + account + ".token")
				.addKeyValue("cause", why)
				.log("Account is blocked: its token is refused. Its work waits and goes on when the token is accepted");
		}
	}

	void opened(String account) {
		if (this.blocks.remove(account) != null) {
			logger.atInfo().addKeyValue("account", account).log("Account is open again");
		}
	}

	/**
	 * The account's work is in other hands, which will find out for themselves.
	 */
	void forgotten(String account) {
		this.blocks.remove(account);
	}

	public Map<String, Block> all() {
		return Map.copyOf(this.blocks);
	}

	/**
	 * Why and since when an account is blocked.
	 */
	public record Block(Instant since, String why) {
	}

}
