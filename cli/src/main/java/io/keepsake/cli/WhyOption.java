package io.keepsake.cli;

import picocli.CommandLine.Option;

/**
 * Why somebody does something: what says nothing is refused.
 */
final class WhyOption {

	@Option(names = "--why", required = true, paramLabel = "TEXT", description = "for whoever reads it later; required")
	private String why = "";

	String text() {
		if (this.why.isBlank()) {
			throw CommandException.usage("--why must say something");
		}
		return this.why;
	}

}
