package io.keepsake.cli;

import java.util.concurrent.Callable;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * A command about the one replay that its argument names.
 */
abstract class OneReplayCommand implements Callable<Integer> {

	@Mixin
	private final ReplayOptions options = new ReplayOptions();

	@Mixin
	final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "ID", description = "the plan's")
	private String id = "";

	/**
	 * Returns the exit code.
	 */
	abstract int call(Replays replays, Replay replay);

	@Override
	public final Integer call() {
		Replays replays = this.options.connect();
		return call(replays, find(replays, this.id));
	}

	static Replay find(Replays replays, String id) {
		return replays.find(id)
			.orElseThrow(() -> CommandException.usage("there is no replay " + id + ": see keepsake replay list"));
	}

}
