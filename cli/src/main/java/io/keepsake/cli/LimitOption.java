package io.keepsake.cli;

import picocli.CommandLine.Option;

/**
 * How many rows are shown of those that may be a million.
 */
final class LimitOption {

	@Option(names = "--limit", paramLabel = "N", defaultValue = "0",
			description = "show the latest N only; default: 100 in a table, else all as they stand on the topic")
	private int limit;

	/**
	 * 0 if it was not said.
	 */
	int rows() {
		if (this.limit < 0) {
			throw CommandException.usage("--limit must not be less than 0");
		}
		return this.limit;
	}

}
