package io.keepsake.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A command that keeps a replay from going on, for now or for good, and says where it
 * stands then.
 */
abstract class ReplayHolding implements Callable<Integer> {

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

	/**
	 * Returns why not, where it cannot be held.
	 */
	abstract Optional<String> hold(Replays replays, String id, String why);

	@Override
	public Integer call() {
		Replays replays = this.operator.replays(this.connection.connect());
		ReplayRuns runs = new ReplayRuns(replays, this.output);
		runs.find(this.id);
		hold(replays, this.id, this.why).ifPresent((refusal) -> {
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
