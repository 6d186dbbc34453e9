package io.keepsake.poller;

import java.time.Duration;
import java.util.Map;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;
import io.keepsake.service.AccountProperties;
import io.keepsake.service.CommonProperties;
import io.keepsake.service.DigitalOceanProperties;
import io.keepsake.service.EngineProperties;
import io.keepsake.service.TopicProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The configuration of the status-poller.
 *
 * @param conversion what the conversion-service reads: one configuration may serve both
 * @param simulator what the simulator reads
 * @param quickstart what the quickstart reads
 */
@Validated
@ConfigurationProperties(prefix = "keepsake")
record PollerProperties(@Valid @NotNull DigitalOceanProperties digitalocean,
		@NotNull Map<String, AccountProperties> accounts, @Valid @NotNull TopicProperties topics,
		@Valid @NotNull EngineProperties engine, @Valid @NotNull Polling polling,
		@Nullable Map<String, Object> conversion, @Nullable Map<String, Object> simulator,
		@Nullable Map<String, Object> quickstart) implements CommonProperties {

	@Override
	public Map<String, Object> ofTheService() {
		return Map.of("polling", this.polling);
	}

	/**
	 * How an action is followed.
	 *
	 * @param first how old an action is when it is first read
	 * @param growth by which part of an action's age the next read is later
	 * @param longest between two reads
	 * @param firstRetry after the first call without a usable answer; it doubles from
	 * there
	 * @param longestRetry however many failed
	 * @param giveUpAfter the age from which an action counts as never ending
	 * @param missing how long an action may be unknown before it counts as gone
	 * @param imageLag how long an image may say backup after its action errored
	 * @param requestsOfAnAction how many requests may wait for one action
	 */
	record Polling(@NotNull @DurationMin(millis = 1) Duration first,
			@DecimalMin("0.01") @DecimalMax("1.0") double growth, @NotNull @DurationMin(millis = 1) Duration longest,
			@NotNull @DurationMin(millis = 1) Duration firstRetry,
			@NotNull @DurationMin(millis = 1) Duration longestRetry,
			@NotNull @DurationMin(millis = 1) Duration giveUpAfter, @NotNull @DurationMin(millis = 1) Duration missing,
			@NotNull @DurationMin(millis = 1) Duration imageLag, @Min(1) int requestsOfAnAction) {

		PollingPolicy policy() {
			return new PollingPolicy(this.first, this.growth, this.longest,
					new Backoff(this.firstRetry, this.longestRetry), this.giveUpAfter, this.missing, this.imageLag,
					new Capacity(this.requestsOfAnAction));
		}

	}

}
