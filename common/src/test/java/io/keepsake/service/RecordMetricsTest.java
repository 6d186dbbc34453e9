package io.keepsake.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.contract.Requested;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordMetricsTest {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private static final ConvertBackup REQUEST = new ConvertBackup(7938291, "nightly", null, null);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RecordMetrics metrics = new RecordMetrics(this.registry, Tracing.off());

	@Test
	void anActionSubmitsEachOfItsRequests() {
		this.metrics.published(new ActionStarted(7938291, "default",
				new ActionStarted.StartedAction(1, "in-progress", null), NOON.plusSeconds(4),
				List.of(requestedAt(NOON), requestedAt(NOON.plusSeconds(2)), requestedAt(NOON.plusSeconds(60))), 1));

		Timer submit = this.registry.get("keepsake.request.submit").timer();
		assertThat(submit.count()).isEqualTo(3);
		assertThat(submit.totalTime(TimeUnit.SECONDS)).as("a clock that is ahead counts as none").isEqualTo(4 + 2 + 0);
	}

	@ParameterizedTest
	@CsvSource({ "false, converted", "true, already-snapshot" })
	void aCompletedRequestIsCountedByWhatWasFound(boolean alreadySnapshot, String reason) {
		this.metrics.published(new ConversionCompleted("nightly", 7938291, "default", null, alreadySnapshot, NOON, null,
				NOON.plusSeconds(30), Map.of()));

		assertThat(outcomes("completed", reason)).isEqualTo(1);
		assertThat(
				this.registry.get("keepsake.request.outcome").tag("outcome", "completed").timer().max(TimeUnit.SECONDS))
			.isEqualTo(30);
	}

	@ParameterizedTest
	@EnumSource
	void aFailureIsCountedByItsReason(FailureReason reason) {
		this.metrics.published(failed(reason));

		assertThat(outcomes("failed", reason.code())).isEqualTo(1);
	}

	@Test
	void aRefusedRequestHasAnOutcome() {
		this.metrics.refused(failed(FailureReason.INVALID_REQUEST));

		assertThat(this.registry.get("keepsake.requests").tag("result", "refused").counter().count()).isEqualTo(1);
		assertThat(outcomes("failed", "invalid-request")).isEqualTo(1);
	}

	@Test
	void theOutcomeOfAReplayIsCountedAsOneToo() {
		this.metrics.published(new ConversionCompleted("nightly", 7938291, "default", null, false, NOON, null,
				NOON.plusSeconds(30), Map.of(ReplayHeaders.ID, "r20261122-1101-fa32")));
		this.metrics.published(failed(FailureReason.ERRORED));

		assertThat(outcomes("completed", "converted")).isEqualTo(1);
		assertThat(replayed("completed")).isEqualTo(1);
		assertThat(replayed("failed")).isZero();
	}

	private double replayed(String outcome) {
		return this.registry.get("keepsake.replayed.outcomes").tag("outcome", outcome).counter().count();
	}

	private double outcomes(String outcome, String reason) {
		return this.registry.get("keepsake.outcomes").tags("outcome", outcome, "reason", reason).counter().count();
	}

	private static Requested requestedAt(Instant time) {
		return new Requested("nightly", time, REQUEST, Map.of());
	}

	private static ConversionFailed failed(FailureReason reason) {
		return new ConversionFailed("nightly", 7938291, "default", null, reason, reason.retryable(), "why", null, null,
				null, 0, NOON, NOON, List.of(), REQUEST, Map.of());
	}

}
