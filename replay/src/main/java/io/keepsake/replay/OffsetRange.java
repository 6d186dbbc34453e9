package io.keepsake.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Records of one partition, written {@code 3@100} or {@code 3@100-200}, both ends
 * included.
 */
public record OffsetRange(int partition, long first, long last) {

	private static final Pattern FORM = Pattern.compile("(\\d{1,9})@(\\d{1,18})(?:-(\\d{1,18}))?");

	public OffsetRange {
		if (last < first) {
			throw new IllegalArgumentException("offsets end before they begin: " + first + "-" + last);
		}
	}

	/**
	 * @throws IllegalArgumentException if the text has another form
	 */
	@JsonCreator
	public static OffsetRange parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not partition@offset or partition@first-last");
		}
		long first = Long.parseLong(matcher.group(2));
		return new OffsetRange(Integer.parseInt(matcher.group(1)), first,
				(matcher.group(3) != null) ? Long.parseLong(matcher.group(3)) : first);
	}

	boolean holds(int partition, long offset) {
		return this.partition == partition && offset >= this.first && offset <= this.last;
	}

	@Override
	@JsonValue
	public String toString() {
		return this.partition + "@" + this.first + ((this.last > this.first) ? "-" + this.last : "");
	}

}
