package io.keepsake.benchmarks;

import java.time.Duration;
import java.util.Locale;

/**
 * Numbers as they are printed, whatever the machine's language.
 */
public final class Text {

	private Text() {
	}

	public static String of(double number, int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", number);
	}

	public static String of(Duration duration) {
		double seconds = duration.toMillis() / 1000.0;
		return (seconds < 120) ? of(seconds, 1) + " s"
				: (seconds < 7200) ? of(seconds / 60, 2) + " min" : of(seconds / 3600, 2) + " h";
	}

}
