package io.keepsake.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What a newer schema takes away from those who keep to the older one. A contract is read
 * and written by both sides, and its records outlive a release, so what is there stays as
 * it is: fields and codes are added, and nothing else.
 */
final class SchemaChanges {

	/** What an added field may not do to the others, and a changed one not to itself. */
	private static final List<String> UNCHANGED = List.of("$id", "type", "format", "const", "pattern", "minimum",
			"maximum", "minLength", "maxLength", "minItems", "maxItems", "additionalProperties", "enum");

	private final List<String> breaking = new ArrayList<>();

	private SchemaChanges() {
	}

	/**
	 * @return one line for each change that breaks somebody
	 */
	static List<String> breaking(JsonNode released, JsonNode current) {
		SchemaChanges changes = new SchemaChanges();
		changes.compare("", released, current);
		return changes.breaking;
	}

	private void compare(String path, JsonNode released, JsonNode current) {
		for (String keyword : UNCHANGED) {
			if (!released.path(keyword).equals(current.path(keyword))) {
				add(path, "%s was %s, is %s".formatted(keyword, released.path(keyword), current.path(keyword)));
			}
		}
		known(path, texts(released.path("x-known-values")), texts(current.path("x-known-values")));
		required(path, texts(released.path("required")), texts(current.path("required")));
		released.path("properties").forEachEntry((name, field) -> {
			JsonNode now = current.path("properties").path(name);
			if (now.isMissingNode()) {
				add(path + "/" + name, "was removed");
			}
			else {
				compare(path + "/" + name, field, now);
			}
		});
		if (released.has("items")) {
			compare(path + "[]", released.path("items"), current.path("items"));
		}
	}

	private void known(String path, Set<String> released, Set<String> current) {
		if (released.isEmpty() && !current.isEmpty()) {
			add(path, "has codes, and had none");
		}
		released.stream()
			.filter((code) -> !current.contains(code))
			.forEach((code) -> add(path, "has lost the code " + code));
	}

	private void required(String path, Set<String> released, Set<String> current) {
		current.stream()
			.filter((field) -> !released.contains(field))
			.forEach((field) -> add(path + "/" + field, "is required, and was not"));
		released.stream()
			.filter((field) -> !current.contains(field))
			.forEach((field) -> add(path + "/" + field, "was required, and is not"));
	}

	private void add(String path, String change) {
		this.breaking.add(path.isEmpty() ? change : path + " " + change);
	}

	private static Set<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
	}

}
