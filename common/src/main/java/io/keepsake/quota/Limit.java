package io.keepsake.quota;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.convert.DurationStyle;

/**
 * So many calls in any period of that length, for one token.
 *
 * @param count at least 1
 * @param period positive
 * @see <a href="https://docs.digitalocean.com/reference/api/reference/rate-limits/">Rate
 * limits</a>
 */
public record Limit(long count, Duration period) {

	public Limit {
		if (count < 1 || !period.isPositive()) {
			throw new IllegalArgumentException("A limit is a count of at least 1 and a period, such as 5000/1h");
		}
	}

	/**
	 * Reads {@code 5000/1h}.
	 * @throws IllegalArgumentException if it is not of that form
	 */
	public static Limit of(String text) {
		String[] parts = text.trim().toLowerCase(Locale.ROOT).split("/", -1);
		if (parts.length != 2 || !parts[0].trim().matches("[0-9]{1,18}")) {
			throw new IllegalArgumentException("'" + text + "' is no limit: write count/period, such as 5000/1h");
		}
		return new Limit(Long.parseLong(parts[0].trim()), DurationStyle.detectAndParse(parts[1].trim()));
	}

	/**
	 * What is left of it when that part is kept.
	 */
	Limit without(double part) {
		return new Limit(Math.max(1, this.count - (long) (this.count * part)), this.period);
	}

	@Override
	public String toString() {
		return this.count + "/" + this.period;
	}

}
