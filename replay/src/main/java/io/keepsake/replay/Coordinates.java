package io.keepsake.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a record stands, written {@code topic-partition@offset} as a request without an
 * id is called.
 */
public record Coordinates(String topic, int partition, long offset) {

	private static final Pattern FORM = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

	/**
	 * Reads what {@link #toString()} writes.
	 * @throws IllegalArgumentException if the text has another form
	 */
	@JsonCreator
	public static Coordinates parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not topic-partition@offset");
		}
		return new Coordinates(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
	}

	@Override
	@JsonValue
	public String toString() {
		return this.topic + "-" + this.partition + "@" + this.offset;
	}

}
