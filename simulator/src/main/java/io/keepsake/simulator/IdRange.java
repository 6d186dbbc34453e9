package io.keepsake.simulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/** Image ids from the first to the last. In JSON {@code 7} or {@code "1000..1999"}. */
public record IdRange(long first, long last) {

	public IdRange {
		if (first < 1 || last < first) {
			throw new IllegalArgumentException("must be a range of positive ids, the lesser first");
		}
	}

	public static IdRange of(long only) {
		return new IdRange(only, only);
	}

	/** Reads {@code 7} or {@code 1000..1999}. */
	public static IdRange parse(String text) {
		var dots = text.indexOf("..");
		try {
			return (dots < 0) ? of(Long.parseLong(text.strip())) : new IdRange(
					Long.parseLong(text.substring(0, dots).strip()), Long.parseLong(text.substring(dots + 2).strip()));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + text + "' is no range of ids such as 1000..1999", ex);
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static IdRange from(JsonNode node) {
		return parse(node.asString());
	}

	boolean holds(long id) {
		return id >= first && id <= last;
	}

	@JsonValue
	@Override
	public String toString() {
		return (first == last) ? Long.toString(first) : first + ".." + last;
	}

}
