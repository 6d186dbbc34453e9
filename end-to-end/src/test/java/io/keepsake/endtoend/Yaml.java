package io.keepsake.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.keepsake.contract.ContractJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * YAML as JSON, with its anchors resolved.
 */
final class Yaml {

	private Yaml() {
	}

	static JsonNode read(String file) {
		List<JsonNode> documents = documents(file);
		if (documents.size() != 1) {
			throw new IllegalStateException(file + " has " + documents.size() + " documents");
		}
		return documents.getFirst();
	}

	static List<JsonNode> documents(String file) {
		try {
			return parse(Files.readString(Path.of(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode resource(String name) {
		try (InputStream resource = Objects.requireNonNull(Yaml.class.getResourceAsStream("/" + name), name)) {
			return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8)).getFirst();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<JsonNode> parse(String text) {
		org.yaml.snakeyaml.Yaml parser = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
		return StreamSupport.stream(parser.loadAll(text).spliterator(), false)
			.<JsonNode>map((document) -> ContractJson.mapper().valueToTree(document))
			.toList();
	}

	/**
	 * The names of all values, their parts joined by dots.
	 */
	static Stream<String> keys(JsonNode node) {
		return node.propertyStream()
			.flatMap((property) -> property.getValue().isObject()
					? keys(property.getValue()).map((key) -> property.getKey() + "." + key)
					: Stream.of(property.getKey()));
	}

}
