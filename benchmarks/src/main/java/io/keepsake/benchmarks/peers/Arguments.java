package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.convert.DurationStyle;

/**
 * What follows the name of a benchmark: {@code --name value} pairs, each of which has a
 * default.
 */
final class Arguments {

	private final Map<String, String> values;

	private Arguments(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * @param defaults by the names that are known, without their dashes
	 * @throws IllegalArgumentException with the usage where a name is unknown or has no
	 * value
	 */
	static Arguments of(List<String> given, String usage, Map<String, String> defaults) {
		Map<String, String> values = new HashMap<>(defaults);
		for (int i = 0; i < given.size(); i += 2) {
			String name = given.get(i).replaceFirst("^--", "");
			if (!given.get(i).startsWith("--") || i + 1 == given.size() || !defaults.containsKey(name)) {
				throw new IllegalArgumentException(usage.strip());
			}
			values.put(name, given.get(i + 1));
		}
		return new Arguments(values);
	}

	String text(String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new IllegalStateException("--" + name + " has no default");
		}
		return value;
	}

	int count(String name) {
		return (int) number(name, 1, 10_000_000);
	}

	long number(String name, long least, long most) {
		String value = text(name);
		try {
			long number = Long.parseLong(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new IllegalArgumentException("--" + name + " must be a number from " + least + " to " + most);
	}

	Duration duration(String name) {
		try {
			Duration duration = DurationStyle.detectAndParse(text(name));
			if (!duration.isNegative()) {
				return duration;
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		throw new IllegalArgumentException("--" + name + " must be a duration, such as 200ms or 5s");
	}

	/** With spaces between them. */
	List<String> words(String name) {
		return text(name).isBlank() ? List.of() : List.of(text(name).strip().split("\\s+", -1));
	}

}
