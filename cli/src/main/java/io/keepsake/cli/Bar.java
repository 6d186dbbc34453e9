package io.keepsake.cli;

import java.time.Duration;

/**
 * Progress on the standard error: a line that is drawn anew on a terminal, else a plain
 * one every few seconds.
 */
final class Bar {

	private static final int WIDTH = 30;

	private static final Duration ON_TERMINAL = Duration.ofMillis(100);

	private static final Duration ELSEWHERE = Duration.ofSeconds(5);

	private final boolean terminal = Screen.isTerminal();

	private long last = Long.MIN_VALUE;

	private String shown = "";

	void show(long done, long total, String text) {
		long now = System.nanoTime();
		Duration interval = this.terminal ? ON_TERMINAL : ELSEWHERE;
		if (this.last != Long.MIN_VALUE && now - this.last < interval.toNanos()) {
			return;
		}
		this.last = now;
		draw(line(done, total, text));
	}

	/**
	 * The last state, however recently another one was shown.
	 */
	void end(long done, long total, String text) {
		draw(line(done, total, text));
		if (this.terminal) {
			System.err.println();
		}
	}

	private void draw(String line) {
		if (this.terminal) {
			System.err.print("\r" + line + " ".repeat(Math.max(0, this.shown.length() - line.length())));
			System.err.flush();
		}
		else if (!line.equals(this.shown)) {
			System.err.println(line);
		}
		this.shown = line;
	}

	private String line(long done, long total, String text) {
		String counts = done + " of " + total + text;
		if (!this.terminal) {
			return counts;
		}
		int filled = (int) ((total > 0) ? WIDTH * done / total : WIDTH);
		return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + counts;
	}

}
