package io.keepsake.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.replay.Control;
import io.keepsake.replay.Filter;
import io.keepsake.replay.Limits;
import io.keepsake.replay.Operator;
import io.keepsake.replay.Outcomes;
import io.keepsake.replay.Progress;
import io.keepsake.replay.Replay;
import io.keepsake.replay.Replay.Status;
import io.keepsake.replay.Replays;
import io.keepsake.replay.Skip;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is written for programs: names are public API.
 *
 * @param left entries of the plan that were not dealt with
 * @param waiting published and without an outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(String id, Status status, String why, Operator by, Instant at, Filter filter, Limits limits,
		int matched, int planned, int left, int sent, long completed, long failed, long waiting,
		Map<String, Integer> failedByReason, Map<Skip, Integer> skippedInPlan, Map<Skip, Integer> skippedSince,
		@Nullable String note, @Nullable Operator runner, @Nullable Instant lastSignOfLife, List<Control> trail) {

	static ReplayView of(Replays replays, Replay replay) {
		return of(replay, replays.status(replay), replays.outcomes(replay));
	}

	static ReplayView of(Replay replay, Status status, Outcomes outcomes) {
		Progress progress = replay.progress();
		return new ReplayView(replay.plan().id(), status, replay.plan().why(), replay.plan().by(), replay.plan().at(),
				replay.plan().filter(), replay.plan().limits(), replay.plan().matched(), replay.plan().planned(),
				replay.plan().planned() - replay.next(), replay.sent(), outcomes.completed(), outcomes.failures(),
				Math.max(0, replay.sent() - outcomes.total()), outcomes.failed(), replay.plan().skipped(),
				(progress != null) ? progress.skipped() : Map.of(), (progress != null) ? progress.note() : null,
				(progress != null) ? progress.by() : null, (progress != null) ? progress.at() : null, replay.trail());
	}

}
