package io.keepsake.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.keepsake.replay.Age;
import io.keepsake.replay.Skip;

/**
 * Values as a person reads them.
 */
final class Texts {

	private static final int LONGEST = 80;

	private Texts() {
	}

	static String time(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/**
	 * Others' texts, without what would move the cursor of a terminal.
	 */
	static String plain(String text) {
		return text.codePoints()
			.map((character) -> Character.isISOControl(character) ? ' ' : character)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/**
	 * As a shell takes it for one word, whatever is in it.
	 */
	static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	static String shortened(String text) {
		String plain = plain(text);
		return (plain.length() > LONGEST) ? plain.substring(0, LONGEST - 1) + "…" : plain;
	}

	static String age(Instant then, Instant now) {
		Duration age = Duration.between(then, now).truncatedTo(ChronoUnit.SECONDS);
		if (age.toDays() > 0) {
			return age.toDays() + " d";
		}
		if (age.toHours() > 0) {
			return age.toHours() + " h " + age.toMinutesPart() + " min";
		}
		return (age.toMinutes() > 0) ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
	}

	static void breakdown(String title, Map<String, Integer> counts) {
		if (counts.isEmpty()) {
			return;
		}
		int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
		OutputOptions.out().println(title);
		counts.forEach((name, count) -> OutputOptions.out()
			.println("  " + plain(name) + " ".repeat(width - name.length() + 2) + count));
	}

	static Map<String, Integer> ages(Map<Age, Integer> counts) {
		Map<String, Integer> texts = new LinkedHashMap<>();
		counts.forEach((age, count) -> texts.put(age.text(), count));
		return texts;
	}

	static Map<String, Integer> skips(Map<Skip, Integer> counts) {
		Map<String, Integer> texts = new LinkedHashMap<>();
		counts.forEach((skip, count) -> texts.put(skip.code() + ": " + skip.meaning(), count));
		return texts;
	}

}
