package io.keepsake.service;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.keepsake.digitalocean.DigitalOceanOptions;
import io.keepsake.quota.Limit;
import io.keepsake.quota.QuotaSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How the API is called.
 *
 * @param baseUrl of the API
 * @param callTimeout for a whole call, from its start to the last byte of its answer
 * @param connectTimeout for the connection
 * @param maxConnections to the API, for this process
 * @param limits of a token, as count/period
 * @param reserve the part of each limit that conversions leave to polls
 * @param pause after a 429 that does not say how long to wait
 * @param longestPause however long a 429 says to wait
 * @param probeInterval between two tries of a blocked account
 * @param forbiddenBeforeBlocked how many 403 in a row block an account
 * @param tokenCheck between two looks at the files that hold tokens
 */
public record DigitalOceanProperties(@NotNull URI baseUrl, @NotNull @DurationMin(millis = 1) Duration callTimeout,
		@NotNull @DurationMin(millis = 1) Duration connectTimeout, @Min(1) int maxConnections,
		@NotNull List<Limit> limits,
		@NotNull @Pattern(regexp = "\\d{1,2}(\\.\\d+)?%",
				message = "must be a part of the limit, such as 5%") String reserve,
		@NotNull @DurationMin(millis = 1) Duration pause, @NotNull @DurationMin(millis = 1) Duration longestPause,
		@NotNull @DurationMin(millis = 1) Duration probeInterval, @Min(1) @Max(1000) int forbiddenBeforeBlocked,
		@NotNull @DurationMin(millis = 1) Duration tokenCheck) {

	public DigitalOceanOptions options() {
		return new DigitalOceanOptions(this.baseUrl, this.callTimeout, this.connectTimeout, this.maxConnections);
	}

	public QuotaSettings quota() {
		double part = Double.parseDouble(this.reserve.substring(0, this.reserve.length() - 1)) / 100;
		return new QuotaSettings(this.limits, part, this.pause, this.longestPause, this.probeInterval,
				this.forbiddenBeforeBlocked);
	}

}
