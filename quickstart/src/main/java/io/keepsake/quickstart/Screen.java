package io.keepsake.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;

/** The console: text that stays, and a summary that is kept up to date. */
interface Screen {

	/** Prints lines that stay, above the summary. */
	void say(String lines);

	/** Shows the summary in place of the one before. */
	void show(Summary summary);

	/** Prints a line below the summary, which is not shown again. */
	void end(String line);

	/** On a terminal in place, else line by line. */
	static Screen of(PrintStream out) {
		boolean capable = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
				&& !"dumb".equals(System.getenv("TERM"));
		return capable ? new TerminalScreen(out) : new LogScreen(out, InstantSource.system());
	}

}
