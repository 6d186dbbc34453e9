package io.keepsake.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

/**
 * Writes a line when something has changed, and not more often than once a second: for
 * output that is no terminal.
 */
final class LogScreen implements Screen {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final PrintStream out;

	private final InstantSource clock;

	private @Nullable Progress shown;

	private boolean ended;

	private Instant next = Instant.MIN;

	LogScreen(PrintStream out, InstantSource clock) {
		this.out = out;
		this.clock = clock;
	}

	@Override
	public synchronized void say(String lines) {
		this.out.println(lines);
	}

	@Override
	public synchronized void show(Summary summary) {
		Instant now = this.clock.instant();
		if (!this.ended && !summary.progress().equals(this.shown) && !now.isBefore(this.next)) {
			this.out.println(summary.line());
			this.shown = summary.progress();
			this.next = now.plus(PAUSE);
		}
	}

	@Override
	public synchronized void end(String line) {
		say(line);
		this.ended = true;
	}

}
