package io.keepsake.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The instants of the contract: date, time and offset, in years of four digits, which is
 * what JSON Schema's {@code date-time} means and what other languages can hold.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339</a>
 */
final class Rfc3339 {

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

	private Rfc3339() {
	}

	static Optional<Instant> parse(String text) {
		try {
			Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
			return holds(instant) ? Optional.of(instant) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	static boolean holds(Instant instant) {
		return !instant.isBefore(FIRST) && instant.isBefore(END);
	}

}
