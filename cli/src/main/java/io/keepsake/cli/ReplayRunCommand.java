package io.keepsake.cli;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code keepsake replay run}.
 */
@Command(name = "run",
		description = { "Run a plan, or go on with it where the last run ended, however that ended.",
				"Nothing is published twice, and only one replay runs at a time." },
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay run r20261122-0931-4f2a",
				"  keepsake replay run r20261122-0931-4f2a --yes --rate 4 -o json",
				"  keepsake replay run r20261122-0931-4f2a --dry-run", "",
				"Exit codes: 0 all completed, 1 some failed again, 4 stopped, paused or refused, 130 interrupted" })
final class ReplayRunCommand extends OneReplayCommand {

	@Mixin
	private final RunSwitches switches = new RunSwitches();

	@Option(names = "--dry-run", description = "show how much it would do; do nothing")
	private boolean dryRun;

	@Override
	int call(Replays replays, Replay replay) {
		if (this.dryRun) {
			ReplayView view = ReplayView.of(replays, replay);
			this.output.one(view,
					() -> OutputOptions.out()
						.println("Replay " + view.id() + " is " + view.status().code() + " and would deal with "
								+ view.left() + " requests"));
			return ExitCode.DONE;
		}
		ReplayRuns runs = new ReplayRuns(replays, this.switches, this.output);
		runs.confirm(replay);
		return runs.run(replay.plan().id(), "");
	}

}
