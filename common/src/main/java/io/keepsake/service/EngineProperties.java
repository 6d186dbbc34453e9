package io.keepsake.service;

import java.time.Duration;

import io.keepsake.durable.EngineSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * How the engine paces itself.
 *
 * @param tick how long intents are gathered before they are announced together
 * @param callsInFlight how many calls of this process may be under way at once
 * @param callsAhead how many more may be announced while all of those are under way
 * @param lease within what time of its intent a call must start; shorter than the
 * consumer's session time-out
 * @param answerLinger how long answers are gathered before they are written together
 * @param remember how long finished work is remembered, so that a request for an image
 * that was converted before is recognised
 * @param stopTimeout how long a stop waits for calls that are under way
 * @param brokerTimeout how long a start waits for a broker to answer
 * @param stateDirectory where the state is kept; empty for a directory of the system's
 * temporary files
 * @param accountsInMetrics how many accounts metrics tell apart; the others share a label
 */
public record EngineProperties(@NotNull @DurationMin(millis = 1) Duration tick, @Min(1) @Max(10_000) int callsInFlight,
		@Min(0) @Max(10_000) int callsAhead, @NotNull @DurationMin(millis = 1) Duration lease,
		@NotNull @DurationMin Duration answerLinger, @NotNull @DurationMin(seconds = 1) Duration remember,
		@NotNull @DurationMin Duration stopTimeout, @NotNull @DurationMin(seconds = 1) Duration brokerTimeout,
		@Nullable String stateDirectory, @Min(0) @Max(10_000) int accountsInMetrics) {

	public EngineSettings settings(Duration callTimeout) {
		return new EngineSettings(this.tick, this.callsInFlight, this.callsAhead, this.lease, callTimeout,
				this.answerLinger, this.remember);
	}

}
