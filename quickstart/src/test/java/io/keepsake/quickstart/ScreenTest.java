package io.keepsake.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.keepsake.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTest {

	private static final Summary NONE = new Summary(Progress.NONE, 0, Duration.ZERO);

	private static final Summary ONE = new Summary(Progress.NONE.with(new Sighting.Requested()), 0, Duration.ZERO);

	private static final Summary TWO = new Summary(ONE.progress().with(new Sighting.Requested()), 0, Duration.ZERO);

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final PrintStream out = new PrintStream(this.written, true, StandardCharsets.UTF_8);

	private final MutableClock clock = MutableClock.at("2026-11-22T07:00:00Z");

	@Test
	void writesALineWhenSomethingHasChangedAndASecondHasPassed() {
		LogScreen screen = new LogScreen(this.out, this.clock);

		screen.say("up");
		screen.show(NONE);
		screen.show(ONE);
		this.clock.advance(Duration.ofSeconds(1));
		screen.show(TWO);
		this.clock.advance(Duration.ofSeconds(1));
		screen.show(TWO);
		screen.end("down");

		assertThat(text().lines()).containsExactly("up", NONE.line(), TWO.line(), "down");
	}

	@Test
	void showsNoCallOnItsOwnWhereItWritesLines() {
		LogScreen screen = new LogScreen(this.out, this.clock);

		screen.show(ONE);
		this.clock.advance(Duration.ofSeconds(1));
		screen.show(new Summary(ONE.progress(), 5, Duration.ofSeconds(1)));

		assertThat(text().lines()).containsExactly(ONE.line());
	}

	@Test
	void keepsOneSummaryOnATerminal() {
		TerminalScreen screen = new TerminalScreen(this.out);

		screen.say("up");
		screen.show(NONE);
		screen.show(ONE);
		screen.say("news");
		screen.show(ONE);

		assertThat(Terminal.after(text())).startsWith("up", "news", "").endsWith(lines(ONE)).hasSize(10);
	}

	@Test
	void endsBelowTheSummaryAndOverTheEcho() {
		TerminalScreen screen = new TerminalScreen(this.out);

		screen.show(ONE);
		this.out.print("^C");
		screen.end("Stopping");
		screen.show(TWO);
		screen.end("Stopped");

		assertThat(Terminal.after(text())).endsWith("Stopping", "Stopped").contains(lines(ONE)).hasSize(10);
	}

	private static String[] lines(Summary summary) {
		return summary.block().toArray(String[]::new);
	}

	private String text() {
		return this.written.toString(StandardCharsets.UTF_8);
	}

}
