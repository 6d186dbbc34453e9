package io.keepsake.simulator;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * So many requests of one token in any window of that length. In JSON {@code "250/1m"} or
 * {@code {"count":250,"period":"1m"}}.
 */
public record Limit(int count, Duration period) {

	public Limit {
		if (count < 1 || !period.isPositive()) {
			throw new IllegalArgumentException("must be a positive count and period such as 250/1m");
		}
	}

	/** Reads {@code 250/1m}. */
	public static Limit parse(String text) {
		var slash = text.indexOf('/');
		try {
			return new Limit(Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip()),
					Durations.parse(text.substring(slash + 1)));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + text + "' is no limit such as 250/1m", ex);
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static Limit from(JsonNode node) {
		return node.isObject() ? parse(node.path("count").asString("") + "/" + node.path("period").asString(""))
				: parse(node.asString());
	}

	/**
	 * The limit that answers with {@code retry-after}: any that is shorter than the hour.
	 */
	boolean burst() {
		return period.compareTo(Duration.ofHours(1)) < 0;
	}

	@JsonValue
	@Override
	public String toString() {
		return count + "/" + Durations.print(period);
	}

}
