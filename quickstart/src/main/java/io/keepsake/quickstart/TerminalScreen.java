package io.keepsake.quickstart;

import java.io.PrintStream;
import java.util.List;

/** Keeps the summary at the bottom and writes over it. */
final class TerminalScreen implements Screen {

	private static final String ESCAPE = "\u001b[";

	/**
	 * From the first line of the summary, erases it. The line of the cursor goes as well:
	 * there stands what the terminal echoes, such as {@code ^C}.
	 */
	private static final String UP_AND_ERASE = "\r" + ESCAPE + "%dA" + ESCAPE + "J";

	private static final String ERASE = "\r" + ESCAPE + "J";

	/** A line that is too long is cut: wrapped, it would take two lines. */
	private static final String WRAP_OFF = ESCAPE + "?7l";

	private static final String WRAP_ON = ESCAPE + "?7h";

	private final PrintStream out;

	private List<String> shown = List.of();

	private boolean ended;

	TerminalScreen(PrintStream out) {
		this.out = out;
	}

	@Override
	public synchronized void say(String lines) {
		print(erasure() + lines + "\n" + block(this.shown));
	}

	@Override
	public synchronized void show(Summary summary) {
		List<String> block = summary.block();
		if (!this.ended && !block.equals(this.shown)) {
			print(erasure() + block(block));
			this.shown = block;
		}
	}

	@Override
	public synchronized void end(String line) {
		print(ERASE + line + "\n");
		this.shown = List.of();
		this.ended = true;
	}

	private String erasure() {
		return this.shown.isEmpty() ? ERASE : UP_AND_ERASE.formatted(this.shown.size() + 1);
	}

	private static String block(List<String> lines) {
		return lines.isEmpty() ? "" : "\n" + WRAP_OFF + String.join("\n", lines) + "\n" + WRAP_ON;
	}

	/** At once: half a block would flicker. */
	private void print(String text) {
		this.out.print(text);
		this.out.flush();
	}

}
