package io.keepsake.cli;

import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake replay pause}.
 */
@Command(name = "pause",
		description = "Pause a replay: it ends after the batch that it is publishing, wherever it runs.",
		mixinStandardHelpOptions = true, footer = { "", "Examples:",
				"  keepsake replay pause r20261122-0931-4f2a --why \"let the backups of the night through\"" })
final class ReplayPauseCommand implements Callable<Integer> {

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
		replays.pause(this.id, this.why).ifPresent((refusal) -> {
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
