package io.keepsake.quickstart;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The progress as text of ASCII, for people.
 *
 * @param calls of the API since the start
 * @param elapsed while requests were pending
 */
record Summary(Progress progress, long calls, Duration elapsed) {

	private static final int BAR = 40;

	/** A few short lines, to be shown in place of the ones before. */
	List<String> block() {
		return List.of(
				"  [%s]  %d of %d requests ended  %s".formatted(bar(), this.progress.ended(), this.progress.requested(),
						time()),
				row("submitted", this.progress.submitted(), ""),
				row("completed", this.progress.completed(), alreadySnapshots()),
				row("failed", this.progress.failed(), failures()), row("dead letters", this.progress.deadLetters(), ""),
				row("pending", this.progress.pending(), ""), row("API calls", this.calls, "since the start"));
	}

	/** All of it in one line, for where nothing can be shown in place. */
	String line() {
		return "%s  %d of %d requests ended: submitted %d, completed %d%s, failed %d%s, dead letters %d; %d API calls"
			.formatted(time(), this.progress.ended(), this.progress.requested(), this.progress.submitted(),
					this.progress.completed(), bracketed(alreadySnapshots()), this.progress.failed(),
					bracketed(failures()), this.progress.deadLetters(), this.calls);
	}

	private String bar() {
		long all = Math.max(1, this.progress.requested());
		int done = (int) Math.min(BAR, BAR * this.progress.ended() / all);
		return "#".repeat(done) + "-".repeat(BAR - done);
	}

	private static String row(String name, long count, String detail) {
		return String.format(Locale.ROOT, "  %-12s %6d   %s", name, count, detail).stripTrailing();
	}

	private String alreadySnapshots() {
		long already = this.progress.alreadySnapshots();
		return (already > 0) ? already + ((already == 1) ? " was a snapshot already" : " were snapshots already") : "";
	}

	private String failures() {
		return this.progress.failures()
			.entrySet()
			.stream()
			.map((failure) -> failure.getValue() + " " + failure.getKey().code())
			.collect(Collectors.joining(", "));
	}

	private static String bracketed(String text) {
		return text.isEmpty() ? "" : " (" + text + ")";
	}

	String time() {
		return "%d:%02d".formatted(this.elapsed.toMinutes(), this.elapsed.toSecondsPart());
	}

}
