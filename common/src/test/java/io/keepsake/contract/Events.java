package io.keepsake.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.ConversionFailed.Violation;

/**
 * An event of each type with everything in it, and one with as little as there can be.
 */
final class Events {

	static final Instant STARTED = Instant.parse("2026-11-22T03:00:02Z");

	static final Instant ENDED = Instant.parse("2026-11-22T03:05:02.5Z");

	static final ConvertBackup REQUEST = new ConvertBackup(7938291, "nightly-42", "archive",
			Instant.parse("2026-12-20T03:00:00Z"));

	static final ActionStarted STARTED_FOR_TWO = new ActionStarted(7938291, "archive",
			new StartedAction(3169590176L, "in-progress", STARTED), STARTED,
			List.of(new Requested("nightly-42", Records.PUBLISHED, REQUEST,
					Map.of("traceparent", "00-1-2-01", "keepsake-replay-id", "r-7")),
					new Requested(Records.ID, Records.NOW, new ConvertBackup(7938291, null, "archive", null),
							Map.of())),
			1);

	static final ActionStarted STARTED_AND_LITTLE_SAID = new ActionStarted(1, "default",
			new StartedAction(2, "completed", null), STARTED,
			List.of(new Requested("a", Records.PUBLISHED, new ConvertBackup(1, null, null, null), Map.of())), 1);

	static final ConversionCompleted COMPLETED = new ConversionCompleted("nightly-42", 7938291, "archive", 3169590176L,
			false, Records.PUBLISHED, STARTED, ENDED, Map.of("traceparent", "00-1-2-01"));

	static final ConversionCompleted COMPLETED_BEFORE = new ConversionCompleted("a", 1, "default", null, true,
			Records.PUBLISHED, null, ENDED, Map.of());

	static final ConversionFailed ERRORED = new ConversionFailed("nightly-42", 7938291, "archive", 3169590176L,
			FailureReason.ERRORED, true, "The action ended in error", 200, "server_error", "req-1", 3,
			Records.PUBLISHED, ENDED, List.of(), REQUEST, Map.of("traceparent", "00-1-2-01"));

	static final ConversionFailed INVALID = new ConversionFailed("a", 0, "default", null, FailureReason.INVALID_REQUEST,
			false, "no", null, null, null, 0, Records.PUBLISHED, ENDED,
			List.of(new Violation("not-positive", "/imageId", "no")), new ConvertBackup(0, "a", null, null), Map.of());

	private Events() {
	}

}
