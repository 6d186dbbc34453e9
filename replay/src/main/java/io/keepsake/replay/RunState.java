package io.keepsake.replay;

/**
 * Where a run is.
 */
public record RunState(int planned, int dealtWith, int sent, Outcomes outcomes) {

	static RunState of(Plan plan, Progress progress, Outcomes outcomes) {
		return new RunState(plan.planned(), progress.next(), progress.sent(), outcomes);
	}

}
