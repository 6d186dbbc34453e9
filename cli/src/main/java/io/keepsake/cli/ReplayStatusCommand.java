package io.keepsake.cli;

import java.io.PrintStream;
import java.util.List;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.replay.Control;
import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;

/**
 * {@code keepsake replay status}.
 */
@Command(name = "status", description = "How far a replay is, how its requests ended, and who did what to it.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay status r20261122-0931-4f2a",
				"  keepsake replay status r20261122-0931-4f2a -o json", "",
				"Exit codes: 0 none of its requests failed again, 1 some did" })
final class ReplayStatusCommand extends OneReplayCommand {

	@Override
	int call(Replays replays, Replay replay) {
		ReplayView view = ReplayView.of(replays, replay);
		this.output.one(view, () -> print(view));
		return (view.failed() > 0) ? ExitCode.SOME_FAILED : ExitCode.DONE;
	}

	private static void print(ReplayView view) {
		PrintStream out = OutputOptions.out();
		out.println("Replay " + view.id() + " is " + view.status().code()
				+ ((view.note() != null) ? ": " + view.note() : ""));
		out.println("planned by " + Texts.plain(view.by().toString()) + " at " + Texts.time(view.at()) + ": "
				+ Texts.plain(view.why()));
		if (view.runner() != null && view.lastSignOfLife() != null) {
			out.println("run by " + Texts.plain(view.runner().toString()) + ", last sign of life at "
					+ Texts.time(view.lastSignOfLife()));
		}
		out.println(view.planned() + " planned, " + view.left() + " left, " + view.sent() + " sent: " + view.completed()
				+ " completed, " + view.failed() + " failed, " + view.waiting() + " waiting");
		Texts.breakdown("failed again, by reason", view.failedByReason());
		Texts.breakdown("skipped in the plan", Texts.skips(view.skippedInPlan()));
		Texts.breakdown("skipped since", Texts.skips(view.skippedSince()));
		if (!view.trail().isEmpty()) {
			List<Column<Control>> columns = List.of(new Column<>("TIME", (done) -> Texts.time(done.at())),
					new Column<>("WHAT", (done) -> done.action().code()),
					new Column<>("WHO", (done) -> Texts.plain(done.by().toString())),
					new Column<>("WHY", (done) -> Texts.plain(done.why())));
			OutputOptions.table(columns, view.trail());
		}
	}

}
