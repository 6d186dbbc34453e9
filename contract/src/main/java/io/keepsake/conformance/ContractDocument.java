package io.keepsake.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The AsyncAPI document, with what it refers to put in place of the references.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a>
 */
record ContractDocument(JsonNode root) {

	private static final String REFERENCE = "$ref";

	static ContractDocument read() {
		JsonNode raw = resource(new YAMLMapper(), "asyncapi.yaml");
		return new ContractDocument(resolve(raw, raw));
	}

	/** By the names of the topics, in the order of the document. */
	Map<String, Channel> channels() {
		Set<String> sent = this.root.required("operations")
			.valueStream()
			.filter((operation) -> operation.required("action").asString().equals("send"))
			.map((operation) -> operation.at("/channel/address").asString())
			.collect(Collectors.toSet());
		Map<String, Channel> channels = new LinkedHashMap<>();
		this.root.required("channels").valueStream().forEach((node) -> {
			String address = node.required("address").asString();
			channels.put(address, new Channel(address, sent.contains(address),
					node.required("messages").valueStream().map(Message::of).toList(), node));
		});
		return channels;
	}

	private static JsonNode resolve(JsonNode node, JsonNode document) {
		return switch (node) {
			case ObjectNode object when object.has(REFERENCE) ->
				referred(object.required(REFERENCE).asString(), document);
			case ObjectNode object -> {
				ObjectNode resolved = object.objectNode();
				object.forEachEntry((name, value) -> resolved.set(name, resolve(value, document)));
				yield resolved;
			}
			case ArrayNode array -> {
				ArrayNode resolved = array.arrayNode();
				array.forEach((value) -> resolved.add(resolve(value, document)));
				yield resolved;
			}
			default -> node;
		};
	}

	private static JsonNode referred(String reference, JsonNode document) {
		if (!reference.startsWith("#")) {
			JsonNode file = resource(JsonMapper.shared(), reference.replaceFirst("^\\./", ""));
			return resolve(file, file);
		}
		JsonNode target = document.at(reference.substring(1));
		if (target.isMissingNode()) {
			throw new IllegalStateException("Nothing in the contract is at " + reference);
		}
		return resolve(target, document);
	}

	private static JsonNode resource(ObjectMapper mapper, String name) {
		try (InputStream stream = Objects.requireNonNull(ContractDocument.class.getResourceAsStream(name), name)) {
			return mapper.readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
