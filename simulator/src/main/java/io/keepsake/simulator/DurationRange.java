package io.keepsake.simulator;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * A span of time that is drawn evenly between two bounds. In JSON {@code "2s"},
 * {@code "1s..5s"} or {@code {"min":"1s","max":"5s"}}.
 */
public record DurationRange(Duration min, Duration max) {

	public DurationRange {
		if (min.isNegative() || max.compareTo(min) < 0) {
			throw new IllegalArgumentException("must be a range of durations, the lesser first");
		}
	}

	public static DurationRange of(Duration fixed) {
		return new DurationRange(fixed, fixed);
	}

	public static DurationRange of(Duration min, Duration max) {
		return new DurationRange(min, max);
	}

	/** Reads {@code 2s} or {@code 1s..5s}. */
	public static DurationRange parse(String text) {
		var dots = text.indexOf("..");
		return (dots < 0) ? of(Durations.parse(text))
				: of(Durations.parse(text.substring(0, dots)), Durations.parse(text.substring(dots + 2)));
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static DurationRange from(JsonNode node) {
		if (!node.isObject()) {
			return parse(node.asString());
		}
		var min = Durations.parse(node.path("min").asString("0s"));
		return of(min, node.has("max") ? Durations.parse(node.path("max").asString()) : min);
	}

	Duration at(double roll) {
		return min.plusNanos((long) (max.minus(min).toNanos() * roll));
	}

	@JsonValue
	@Override
	public String toString() {
		return min.equals(max) ? Durations.print(min) : Durations.print(min) + ".." + Durations.print(max);
	}

}
