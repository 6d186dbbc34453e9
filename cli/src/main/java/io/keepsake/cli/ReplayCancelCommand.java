package io.keepsake.cli;

import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake replay cancel}.
 */
@Command(name = "cancel", description = "Cancel a replay for good. What has been published stays published.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay cancel r20261122-0931-4f2a --why \"done by hand\"" })
final class ReplayCancelCommand implements Callable<Integer> {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final OperatorOptions operator = new OperatorOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "ID", description = "the plan's")
	private String id = "";

	@Option(names = "--why", required = true, paramLabel = "TEXT", description = "for whoever reads it later; required")
	private String why = "";

	@Override
	public Integer call() {
		Replays replays = this.operator.replays(this.connection.connect());
		ReplayRuns runs = new ReplayRuns(replays, this.output);
		runs.find(this.id);
		replays.cancel(this.id, this.why).ifPresent((refusal) -> {
			throw CommandException.refused(refusal);
		});
		Replay replay = runs.find(this.id);
		this.output.one(ReplayView.of(replay, replays.status(replay), replays.outcomes(replay)),
				() -> OutputOptions.out()
					.println("Replay " + this.id + " is " + replays.status(replay).code() + ", " + replay.sent()
							+ " of " + replay.plan().planned() + " sent"));
		return ExitCode.DONE;
	}

}
