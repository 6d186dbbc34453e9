package io.keepsake.simulator;

import java.util.List;
import java.util.Optional;

/** The part of a URI behind its question mark. */
record Query(String text) {

	Optional<String> value(String name) {
		return List.of(text.split("&", -1))
			.stream()
			.filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> pair.substring(name.length() + 1))
			.findFirst();
	}

	/** The number, or that default where there is none. */
	int number(String name, int otherwise) {
		return value(name).filter((digits) -> digits.matches("\\d{1,9}")).map(Integer::parseInt).orElse(otherwise);
	}

}
