package io.keepsake.simulator;

import java.time.Duration;
import java.util.Collection;

/** What a field of {@link Behaviour} may hold; each complaint names the field. */
final class Checks {

	private Checks() {
	}

	static void rate(String field, double rate) {
		if (!(rate >= 0 && rate <= 1)) {
			throw new IllegalArgumentException(field + ": must be between 0 and 1, not " + rate);
		}
	}

	static void positive(String field, double number) {
		if (!(number > 0 && number <= 1_000_000)) {
			throw new IllegalArgumentException(field + ": must be above 0 and at most 1000000, not " + number);
		}
	}

	static void between(String field, long number, long least, long most) {
		if (number < least || number > most) {
			throw new IllegalArgumentException(
					field + ": must be between " + least + " and " + most + ", not " + number);
		}
	}

	static void notNegative(String field, Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException(field + ": must not be negative");
		}
	}

	static void notEmpty(String field, Collection<?> values) {
		if (values.isEmpty()) {
			throw new IllegalArgumentException(field + ": must not be empty");
		}
	}

}
