package io.keepsake.replay;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How long ago something failed, roughly.
 */
public enum Age {

	HOUR("under 1 hour", Duration.ofHours(1)), SIX_HOURS("1 to 6 hours", Duration.ofHours(6)),
	DAY("6 to 24 hours", Duration.ofDays(1)), WEEK("1 to 7 days", Duration.ofDays(7)),
	OLDER("over 7 days", Duration.ofSeconds(Long.MAX_VALUE));

	private final String text;

	private final Duration under;

	Age(String text, Duration under) {
		this.text = text;
		this.under = under;
	}

	@JsonValue
	public String text() {
		return this.text;
	}

	public static Age between(Instant then, Instant now) {
		Duration age = Duration.between(then, now);
		for (Age bucket : values()) {
			if (age.compareTo(bucket.under) < 0) {
				return bucket;
			}
		}
		return OLDER;
	}

}
