package io.keepsake.cli;

import java.util.List;
import java.util.Map;

import io.keepsake.replay.Control;
import io.keepsake.replay.Outcomes;
import io.keepsake.replay.Replay;
import io.keepsake.replay.Replays;
import io.keepsake.replay.RunEnd;
import io.keepsake.replay.RunOptions;
import io.keepsake.replay.RunState;

/**
 * Runs a replay in this process, with its progress on the standard error.
 */
final class ReplayRuns {

	private static final int NAMED = 5;

	private final Replays replays;

	private final RunSwitches switches;

	private final OutputOptions output;

	private final Bar bar = new Bar();

	ReplayRuns(Replays replays, RunSwitches switches, OutputOptions output) {
		this.replays = replays;
		this.switches = switches;
		this.output = output;
	}

	/**
	 * Once somebody has said that it is meant.
	 */
	void confirm(Replay replay) {
		if (this.switches.yes) {
			return;
		}
		int left = replay.plan().planned() - replay.next();
		if (this.switches.noInput || !Screen.canAsk()) {
			throw CommandException.refused("this would replay " + left + " requests: say --yes if that is meant");
		}
		if (!Screen.confirm("Replay " + left + " requests (" + Texts.plain(replay.plan().why()) + ")?")) {
			throw CommandException.refused("nothing was replayed");
		}
	}

	int run(String id, String why) {
		Interruption.isHandled();
		RunEnd end = this.replays.run(id, new RunOptions(why, this.switches.limits::change, this.switches.takeOver,
				!this.switches.noWait, this.switches.waitAtMost, Interruption::isRequested, this::show));
		return switch (end) {
			case RunEnd.Refused(String reason) -> throw CommandException.refused(reason);
			case RunEnd.TakenOver _ -> throw CommandException.refused(id + " was taken over by somebody else");
			case RunEnd.Finished(Outcomes outcomes) -> {
				report(id, "finished", "", outcomes);
				yield (outcomes.failures() > 0) ? ExitCode.SOME_FAILED : ExitCode.DONE;
			}
			case RunEnd.Sent(Outcomes outcomes) -> {
				report(id, "sent", ". See keepsake replay status " + id, outcomes);
				yield ExitCode.DONE;
			}
			case RunEnd.Overdue(long missing, List<String> requests, Outcomes outcomes) -> {
				report(id, "sent", ", but not all of its requests have ended", outcomes);
				Screen.note("keepsake: " + Texts.plain(overdue(missing, requests)));
				yield ExitCode.SOME_FAILED;
			}
			case RunEnd.Stopped(String reason, Outcomes outcomes) -> {
				report(id, "stopped",
						": " + reason + ". See keepsake failed, then keepsake replay resume or cancel " + id, outcomes);
				yield ExitCode.REFUSED;
			}
			case RunEnd.Held(var by, Outcomes outcomes) -> {
				report(id, past(by.action()), " by " + by.by() + ", who said: " + by.why(), outcomes);
				yield ExitCode.REFUSED;
			}
			case RunEnd.Interrupted(Outcomes outcomes) -> {
				report(id, "interrupted", ". Go on with keepsake replay run " + id, outcomes);
				yield ExitCode.INTERRUPTED;
			}
		};
	}

	private String overdue(long missing, List<String> requests) {
		String which = requests.isEmpty() ? ""
				: ": " + String.join(", ", requests.subList(0, Math.min(NAMED, requests.size())))
						+ ((requests.size() > NAMED) ? ", …" : "");
		return missing + " requests have no outcome" + which + ", and there has been none for "
				+ this.switches.waitAtMost
				+ ". See keepsake find REQUEST: what still waits there has its outcome later, and replay run awaits it again;"
				+ " what was pending when it was replayed has only the outcome of that";
	}

	private static String past(Control.Action action) {
		return switch (action) {
			case PAUSE -> "paused";
			case CANCEL -> "cancelled";
			case RUN, TAKE_OVER, RESUME -> "held"; // which is none of them
		};
	}

	private void show(RunState state) {
		this.bar.show(state.dealtWith(), state.planned(), text(state.sent(), state.outcomes()));
	}

	private static String text(int sent, Outcomes outcomes) {
		return " dealt with, " + sent + " sent: " + outcomes.completed() + " completed, " + outcomes.failures()
				+ " failed, " + Math.max(0, sent - outcomes.total()) + " waiting";
	}

	private void report(String id, String how, String more, Outcomes outcomes) {
		Replay replay = OneReplayCommand.find(this.replays, id);
		this.bar.end(replay.next(), replay.plan().planned(), text(replay.sent(), outcomes));
		this.output.one(ReplayView.of(replay, this.replays.status(replay), outcomes), () -> {
			OutputOptions.out().println("Replay " + id + " " + how + Texts.plain(more));
			OutputOptions.out()
				.println(replay.sent() + " sent, " + outcomes.completed() + " completed, " + outcomes.failures()
						+ " failed, " + Math.max(0, replay.sent() - outcomes.total()) + " waiting");
			Texts.breakdown("failed again, by reason", outcomes.failed());
			Texts.breakdown("skipped since the plan was made",
					Texts.skips((replay.progress() != null) ? replay.progress().skipped() : Map.of()));
		});
	}

}
