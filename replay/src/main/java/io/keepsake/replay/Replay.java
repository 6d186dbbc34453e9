package io.keepsake.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.keepsake.replay.Control.Action;
import org.jspecify.annotations.Nullable;

/**
 * A plan and what became of it, as the records of its topic say.
 *
 * <pre>
 *  planned ──▶ running ──▶ sent ──▶ finished
 *     │        │ ▲  │ └──▶ stopped ───┐ (too many failed again)
 *     │        ▼ │  └────▶ paused ────┤
 *     │   interrupted ◀── resume ─────┘
 *     └──▶ cancelled ◀── from each of these before it is sent
 * </pre>
 *
 * @param hold the pause or the cancellation in force
 * @param trail what was done to it, by whom, in order
 */
public record Replay(Plan plan, @Nullable Progress progress, @Nullable Control hold, List<Control> trail) {

	public Replay {
		trail = List.copyOf(trail);
	}

	static Replay of(Plan plan) {
		return new Replay(plan, null, null, List.of());
	}

	public Status status(Instant now) {
		if (isEnded()) {
			return (this.progress != null && this.progress.phase() == Progress.Phase.FINISHED) ? Status.FINISHED
					: Status.SENT;
		}
		if (this.hold != null) {
			return (this.hold.action() == Action.CANCEL) ? Status.CANCELLED : Status.PAUSED;
		}
		if (this.progress == null) {
			return Status.PLANNED;
		}
		return switch (this.progress.phase()) {
			case RUNNING -> this.progress.isAlive(now) ? Status.RUNNING : Status.INTERRUPTED;
			case INTERRUPTED -> Status.INTERRUPTED;
			case STOPPED -> isResumed() ? Status.INTERRUPTED : Status.STOPPED;
			case SENT -> Status.SENT;
			case FINISHED -> Status.FINISHED;
		};
	}

	/**
	 * Whether somebody is at it, be it that they have not heard of a pause yet.
	 */
	boolean isAlive(Instant now) {
		return this.progress != null && this.progress.isAlive(now);
	}

	// what has been published cannot be taken back
	private boolean isEnded() {
		return this.progress != null
				&& (this.progress.phase() == Progress.Phase.SENT || this.progress.phase() == Progress.Phase.FINISHED);
	}

	/**
	 * Whether the last thing that was done to it was to resume it.
	 */
	boolean isResumed() {
		return !this.trail.isEmpty() && this.trail.getLast().action() == Action.RESUME;
	}

	public int next() {
		return (this.progress != null) ? this.progress.next() : 0;
	}

	public int sent() {
		return (this.progress != null) ? this.progress.sent() : 0;
	}

	/**
	 * Who runs it or did so last.
	 */
	public Optional<Operator> runner() {
		return Optional.ofNullable(this.progress).map(Progress::by);
	}

	Replay with(Progress made) {
		return new Replay(this.plan, made, this.hold, this.trail);
	}

	Replay with(Control done) {
		List<Control> all = new ArrayList<>(this.trail);
		all.add(done);
		boolean isCancelled = this.hold != null && this.hold.action() == Action.CANCEL;
		Control held = switch (done.action()) {
			case PAUSE, CANCEL -> isCancelled ? this.hold : done;
			case RESUME -> isCancelled ? this.hold : null;
			case RUN, TAKE_OVER -> this.hold;
		};
		return new Replay(this.plan, this.progress, held, all);
	}

	/** The codes are public API. */
	public enum Status {

		PLANNED("planned"), RUNNING("running"), INTERRUPTED("interrupted"), PAUSED("paused"), STOPPED("stopped"),
		CANCELLED("cancelled"), SENT("sent"), FINISHED("finished");

		private final String code;

		Status(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

		public boolean isOver() {
			return this == FINISHED || this == CANCELLED;
		}

	}

}
