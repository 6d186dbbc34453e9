package io.keepsake.cli;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code keepsake replay resume}.
 */
@Command(name = "resume",
		description = "Go on with a replay that was paused, or that stopped because too many failed again.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay resume r20261122-0931-4f2a --why \"the API is back\" --yes" })
final class ReplayResumeCommand extends OneReplayCommand {

	@Mixin
	private final RunSwitches switches = new RunSwitches();

	@Mixin
	private final WhyOption why = new WhyOption();

	@Override
	int call(Replays replays, Replay replay) {
		String said = this.why.text();
		String id = replay.plan().id();
		ReplayRuns runs = new ReplayRuns(replays, this.switches, this.output);
		runs.confirm(replay);
		replays.resume(id, said).ifPresent((refusal) -> {
			throw CommandException.refused(refusal);
		});
		return runs.run(id, said);
	}

}
