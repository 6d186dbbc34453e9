package io.keepsake.conformance;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A kind of record on a topic.
 *
 * @param payload the schema of the value; missing if it may be anything
 * @param node as it stands in the document, its references resolved
 */
record Message(String name, String contentType, JsonNode key, JsonNode headers, JsonNode payload, JsonNode node) {

	static Message of(JsonNode node) {
		return new Message(node.required("name").asString(), node.required("contentType").asString(),
				node.at("/bindings/kafka/key"), node.required("headers"), node.path("payload"), node);
	}

	List<JsonNode> examples() {
		return this.node.path("examples").valueStream().toList();
	}

}
