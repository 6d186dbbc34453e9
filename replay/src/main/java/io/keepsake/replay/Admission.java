package io.keepsake.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import io.keepsake.replay.Replay.Status;

/**
 * Whether a replay may be run now, and if not, why.
 */
final class Admission {

	private Admission() {
	}

	/**
	 * @param takeOver whether somebody else's claim counts
	 */
	static Optional<String> refusal(Replay replay, Collection<Replay> all, boolean takeOver, Instant now) {
		String id = replay.plan().id();
		Status status = replay.status(now);
		Optional<String> ended = switch (status) {
			case PAUSED -> Optional.of(id + " was paused" + hold(replay) + ": resume it to go on");
			case CANCELLED -> Optional.of(id + " was cancelled" + hold(replay));
			case STOPPED -> Optional.of(id + " has stopped" + note(replay) + ": resume it to go on");
			case FINISHED -> Optional.of(id + " has finished");
			case PLANNED, RUNNING, INTERRUPTED, SENT -> Optional.empty();
		};
		if (ended.isPresent() || takeOver) {
			return ended;
		}
		return all.stream().filter((other) -> other.isAlive(now)).findFirst().map((active) -> busy(active, id, now));
	}

	private static String busy(Replay active, String id, Instant now) {
		String who = active.runner().map(Operator::toString).orElse("somebody");
		String what = active.plan().id().equals(id) ? id : "another replay, " + active.plan().id() + ",";
		return what + " is being run by " + who + ", and only one runs at a time; the last sign of life was "
				+ age(active, now) + " s ago. If that process is dead, wait " + Progress.LEASE.toSeconds()
				+ " s or take it over";
	}

	private static long age(Replay active, Instant now) {
		return (active.progress() != null) ? Math.max(0, now.getEpochSecond() - active.progress().at().getEpochSecond())
				: 0;
	}

	private static String hold(Replay replay) {
		Control hold = replay.hold();
		return (hold != null) ? " by " + hold.by().user() + ", who said: " + hold.why() : "";
	}

	private static String note(Replay replay) {
		Progress progress = replay.progress();
		return (progress != null && progress.note() != null) ? " (" + progress.note() + ")" : "";
	}

}
