package io.keepsake.cli;

/**
 * Ends a command with one line and an exit code.
 */
final class CommandException extends RuntimeException {

	private final int exitCode;

	CommandException(int exitCode, String message) {
		super(message, null, false, false);
		this.exitCode = exitCode;
	}

	static CommandException usage(String message) {
		return new CommandException(ExitCode.USAGE, message);
	}

	static CommandException refused(String message) {
		return new CommandException(ExitCode.REFUSED, message);
	}

	int exitCode() {
		return this.exitCode;
	}

}
