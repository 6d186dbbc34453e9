package io.keepsake.cli;

import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class ReplayRunCommand implements Callable<Integer> {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final LimitOptions limits = new LimitOptions();

	@Mixin
	private final OperatorOptions operator = new OperatorOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Mixin
	private final RunSwitches switches = new RunSwitches();

	@Parameters(paramLabel = "ID", description = "the plan's")
	private String id = "";

	@Option(names = "--dry-run", description = "show how much it would do; do nothing")
	private boolean dryRun;

	@Override
	public Integer call() {
		Replays replays = this.operator.replays(this.connection.connect());
		ReplayRuns runs = new ReplayRuns(replays, this.output);
		Replay replay = runs.find(this.id);
		if (this.dryRun) {
			this.output.one(ReplayView.of(replay, replays.status(replay), replays.outcomes(replay)),
					() -> OutputOptions.out()
						.println("Replay " + this.id + " is " + replays.status(replay).code() + " and would deal with "
								+ (replay.plan().planned() - replay.next()) + " requests"));
			return ExitCode.DONE;
		}
		runs.confirm(replay, this.switches.yes, this.switches.noInput);
		return runs.run(this.id, this.limits, "", this.switches.takeOver, !this.switches.noWait);
	}

}
