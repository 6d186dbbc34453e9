package io.keepsake.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/**
 * Where progress and notes go.
 */
final class Screen {

	private Screen() {
	}

	/**
	 * Whether a person sits there, who likes things that move.
	 */
	static boolean isTerminal() {
		return terminal().isPresent() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
	}

	// Java 25 answers null again where there is no terminal
	@SuppressWarnings("SystemConsoleNull")
	private static Optional<Console> terminal() {
		return Optional.ofNullable(System.console()).filter(Console::isTerminal);
	}

	static void note(String line) {
		System.err.println(line);
	}

	/**
	 * Whether somebody is there to be asked.
	 */
	static boolean canAsk() {
		return terminal().isPresent();
	}

	/**
	 * Asks on the terminal.
	 * @return whether the answer was yes
	 */
	static boolean confirm(String question) {
		return terminal().map((console) -> {
			System.err.print(question + " [y/N] ");
			String answer = console.readLine();
			return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
		}).orElse(false);
	}

}
