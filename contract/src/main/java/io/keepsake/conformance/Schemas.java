package io.keepsake.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas in the vocabulary of JSON Schema's draft 07, ready to check with.
 */
final class Schemas {

	private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7,
			(builder) -> builder
				.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

	private final Map<Key, Checked> checked = new ConcurrentHashMap<>();

	/**
	 * @param node the schema; missing if anything goes
	 */
	Checked of(JsonNode node, Strictness strictness) {
		return this.checked.computeIfAbsent(new Key(node, strictness),
				(key) -> new Checked(this.registry.getSchema(adapted(key.node(), key.strictness()))));
	}

	private static JsonNode adapted(JsonNode node, Strictness strictness) {
		return switch (node) {
			case ObjectNode object -> adapted(object, strictness);
			case ArrayNode array -> {
				ArrayNode adapted = array.arrayNode();
				array.forEach((value) -> adapted.add(adapted(value, strictness)));
				yield adapted;
			}
			default -> node.isMissingNode() ? JsonNodeFactory.instance.objectNode() : node;
		};
	}

	private static ObjectNode adapted(ObjectNode schema, Strictness strictness) {
		ObjectNode adapted = schema.objectNode();
		schema.forEachEntry((name, value) -> adapted.set(name, adapted(value, strictness)));
		// each is checked on its own, and two that stand for one id would be mixed up
		adapted.remove("$id");
		JsonNode known = adapted.path("x-known-values");
		if (known.isArray() && strictness != Strictness.OPEN) {
			adapted.set("enum", known);
		}
		if (schema.path("properties").isObject() && !schema.has("additionalProperties")
				&& strictness == Strictness.CLOSED) {
			adapted.put("additionalProperties", false);
		}
		return adapted;
	}

	private record Key(JsonNode node, Strictness strictness) {
	}

	/** A schema, whatever it stems from. */
	record Checked(Schema schema) {

		List<String> faults(JsonNode instance) {
			return this.schema.validate(instance)
				.stream()
				.map((error) -> (error.getInstanceLocation() + " " + error.getMessage()).strip())
				.toList();
		}

	}

}
