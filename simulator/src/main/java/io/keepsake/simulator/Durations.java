package io.keepsake.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 250ms}, {@code 5s}, {@code 10m}, {@code 1h}, or
 * ISO-8601.
 */
final class Durations {

	private static final Pattern SIMPLE = Pattern.compile("(\\d+)(ns|us|ms|s|m|h|d)");

	private static final Map<String, Duration> UNITS = new LinkedHashMap<>();
	static {
		UNITS.put("d", Duration.ofDays(1));
		UNITS.put("h", Duration.ofHours(1));
		UNITS.put("m", Duration.ofMinutes(1));
		UNITS.put("s", Duration.ofSeconds(1));
		UNITS.put("ms", Duration.ofMillis(1));
		UNITS.put("us", Duration.ofNanos(1_000));
		UNITS.put("ns", Duration.ofNanos(1));
	}

	private Durations() {
	}

	static Duration parse(String text) {
		var simple = SIMPLE.matcher(text.strip());
		if (simple.matches()) {
			return UNITS.getOrDefault(simple.group(2), Duration.ZERO).multipliedBy(Long.parseLong(simple.group(1)));
		}
		try {
			return Duration.parse(text.strip());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'" + text + "' is no duration such as 250ms, 5s, 10m or 1h", ex);
		}
	}

	static String print(Duration duration) {
		if (duration.isZero()) {
			return "0s";
		}
		for (var unit : UNITS.entrySet()) {
			var count = duration.dividedBy(unit.getValue());
			if (unit.getValue().multipliedBy(count).equals(duration)) {
				return count + unit.getKey();
			}
		}
		return duration.toString();
	}

}
