package io.keepsake.cli;

import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake replay resume}.
 */
@Command(name = "resume",
		description = "Go on with a replay that was paused, or that stopped because too many failed again.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay resume r20261122-0931-4f2a --why \"the API is back\" --yes" })
final class ReplayResumeCommand implements Callable<Integer> {

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

	@Option(names = "--why", required = true, paramLabel = "TEXT", description = "for whoever reads it later; required")
	private String why = "";

	@Override
	public Integer call() {
		Replays replays = this.operator.replays(this.connection.connect());
		ReplayRuns runs = new ReplayRuns(replays, this.output);
		Replay replay = runs.find(this.id);
		runs.confirm(replay, this.switches.yes, this.switches.noInput);
		replays.resume(this.id, this.why).ifPresent((refusal) -> {
			throw CommandException.refused(refusal);
		});
		return runs.run(this.id, this.limits, this.why, this.switches.takeOver, !this.switches.noWait);
	}

}
