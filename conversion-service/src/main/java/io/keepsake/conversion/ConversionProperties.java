package io.keepsake.conversion;

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
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The configuration of the conversion-service.
 *
 * @param polling what the status-poller reads: one configuration may serve both
 * @param simulator what the simulator reads
 * @param quickstart what the quickstart reads
 */
@Validated
@ConfigurationProperties(prefix = "keepsake")
record ConversionProperties(@Valid @NotNull DigitalOceanProperties digitalocean,
		@NotNull Map<String, AccountProperties> accounts, @Valid @NotNull TopicProperties topics,
		@Valid @NotNull EngineProperties engine, @Valid @NotNull Conversion conversion,
		@Nullable Map<String, Object> polling, @Nullable Map<String, Object> simulator,
		@Nullable Map<String, Object> quickstart) implements CommonProperties {

	@Override
	public Map<String, Object> ofTheService() {
		return Map.of("conversion", this.conversion);
	}

	/**
	 * How an image is converted.
	 *
	 * @param firstRetry after the first call without a usable answer; it doubles from
	 * there
	 * @param longestRetry however many failed
	 * @param giveUpAfter the age from which such a call is the last
	 * @param rejections how many refusals are final
	 * @param rejectionWait between a refusal and the next attempt
	 * @param operationWait after a 429 that limits one operation only
	 * @param imageLag how long an image may say backup after its action completed
	 * @param requestsOfAnImage how many requests may wait for one image
	 */
	record Conversion(@NotNull @DurationMin(millis = 1) Duration firstRetry,
			@NotNull @DurationMin(millis = 1) Duration longestRetry,
			@NotNull @DurationMin(millis = 1) Duration giveUpAfter, @Min(1) int rejections,
			@NotNull @DurationMin(millis = 1) Duration rejectionWait,
			@NotNull @DurationMin(millis = 1) Duration operationWait,
			@NotNull @DurationMin(millis = 1) Duration imageLag, @Min(1) int requestsOfAnImage) {

		ConversionPolicy policy() {
			return new ConversionPolicy(new Backoff(this.firstRetry, this.longestRetry), this.giveUpAfter,
					this.rejections, this.rejectionWait, this.operationWait, this.imageLag,
					new Capacity(this.requestsOfAnImage));
		}

	}

}
