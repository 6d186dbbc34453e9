package io.keepsake.cli;

import java.util.Optional;

import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Mixin;

/**
 * A command that keeps a replay from going on, for now or for good, and says where it
 * stands then.
 */
abstract class ReplayHolding extends OneReplayCommand {

	@Mixin
	private final WhyOption why = new WhyOption();

	/**
	 * Returns why not, where it cannot be held.
	 */
	abstract Optional<String> hold(Replays replays, String id, String why);

	@Override
	final int call(Replays replays, Replay replay) {
		String id = replay.plan().id();
		hold(replays, id, this.why.text()).ifPresent((refusal) -> {
			throw CommandException.refused(refusal);
		});
		ReplayView held = ReplayView.of(replays, find(replays, id));
		this.output.one(held,
				() -> OutputOptions.out()
					.println("Replay " + id + " is " + held.status().code() + ", " + held.sent() + " of "
							+ held.planned() + " sent"));
		return ExitCode.DONE;
	}

}
