package io.keepsake.cli;

/**
 * How a command ended. The numbers are public API.
 */
final class ExitCode {

	static final int DONE = 0;

	/** The command did its work, and some of what it is about failed. */
	static final int SOME_FAILED = 1;

	static final int USAGE = 2;

	/** No broker answers, or it does not let us in. */
	static final int UNREACHABLE = 3;

	/** A guard refused, so that nothing is done by mistake. */
	static final int REFUSED = 4;

	static final int INTERRUPTED = 130;

	private ExitCode() {
	}

}
