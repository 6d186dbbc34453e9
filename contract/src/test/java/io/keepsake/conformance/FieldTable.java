package io.keepsake.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The fields of a schema, those within fields included, as a table in Markdown.
 */
final class FieldTable {

	private final List<String> rows = new ArrayList<>();

	private FieldTable() {
	}

	/**
	 * @param what is listed, for the head of the table
	 * @return nothing if the schema lists no field
	 */
	static String of(String what, JsonNode schema) {
		FieldTable table = new FieldTable();
		table.fields("", schema);
		return table.rows.isEmpty() ? ""
				: "| %s | type | | |\n|---|---|---|---|\n".formatted(what) + String.join("\n", table.rows);
	}

	private void fields(String path, JsonNode schema) {
		schema.path("allOf").forEach((part) -> fields(path, part));
		Set<String> required = schema.path("required")
			.valueStream()
			.map(JsonNode::asString)
			.collect(Collectors.toSet());
		schema.path("properties").forEachEntry((name, field) -> {
			// what only narrows a field that another part has listed is no row of its own
			if (field.has("type")) {
				this.rows.add("| `%s%s` | %s | %s | %s |".formatted(path, name, type(field),
						required.contains(name) ? "required" : "", description(field)));
			}
			fields(path + name + ".", field);
			fields(path + name + "[].", field.path("items"));
		});
	}

	private static String type(JsonNode field) {
		JsonNode type = field.required("type");
		String name = type.isArray() ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
				: type.asString();
		String format = field.path("format").asString("");
		return format.isEmpty() ? name : name + ", " + format;
	}

	private static String description(JsonNode field) {
		return Stream
			.of(field.path("description").asString(""), bounds(field, "minimum", "maximum", ""),
					bounds(field, "minLength", "maxLength", " characters"), constant(field), known(field))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(" "));
	}

	private static String bounds(JsonNode field, String from, String to, String unit) {
		if (field.has(from) && field.has(to)) {
			return field.path(from) + " to " + field.path(to) + unit + ".";
		}
		if (from.equals("minLength") && field.path(from).asInt() == 1) {
			return "Not empty.";
		}
		if (field.has(from)) {
			return "At least " + field.path(from) + unit + ".";
		}
		return field.has(to) ? "At most " + field.path(to) + unit + "." : "";
	}

	private static String constant(JsonNode field) {
		return field.has("const") ? "Always `" + field.path("const").asString() + "`." : "";
	}

	private static String known(JsonNode field) {
		return field.has("x-known-values") ? "Today one of " + field.path("x-known-values")
			.valueStream()
			.map((code) -> "`" + code.asString() + "`")
			.collect(Collectors.joining(", ")) + "; there may be more." : "";
	}

}
