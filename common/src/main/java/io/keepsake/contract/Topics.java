package io.keepsake.contract;

import java.util.regex.Pattern;

/**
 * The names of the topics.
 *
 * @param prefix what stands before each name, as it is, such as {@code staging.}; may be
 * empty
 */
public record Topics(String prefix) {

	private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");

	// Kafka allows 249 characters, and the longest of our names has 26
	private static final int LONGEST_PREFIX = 249 - "convert-backup.dead-letter".length();

	public Topics {
		if (!LEGAL.matcher(prefix).matches() || prefix.length() > LONGEST_PREFIX) {
			throw new IllegalArgumentException("No prefix for topics: '" + prefix + "'. It may have up to "
					+ LONGEST_PREFIX + " letters and digits of ASCII, '.', '_' and '-'");
		}
	}

	/**
	 * The names as they are documented.
	 */
	public Topics() {
		this("");
	}

	public String requests() {
		return this.prefix + "convert-backup";
	}

	public String actions() {
		return requests() + ".actions";
	}

	public String completed() {
		return requests() + ".completed";
	}

	public String failed() {
		return requests() + ".failed";
	}

	public String deadLetters() {
		return requests() + ".dead-letter";
	}

	/**
	 * What operators planned and did to have failed requests carried out after all.
	 */
	public String replays() {
		return requests() + ".replays";
	}

}
