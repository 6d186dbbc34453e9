package io.keepsake.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.ObjectReader;

/**
 * The known fields of a JSON object. All others are checked to be JSON and skipped
 * without being built, however large they are.
 */
final class JsonFields {

	// of unknown fields nothing matters, not even that one of them is there twice
	private static final ObjectReader READER = ContractJson.mapper()
		.reader()
		.without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

	private final Map<String, JsonField> fields = new HashMap<>();

	private JsonFields() {
	}

	/**
	 * @throws UnreadableException if this is not one JSON object
	 */
	static JsonFields read(String json, Set<String> known) {
		try (JsonParser parser = READER.createParser(json)) {
			try {
				return read(parser, json, known);
			}
			catch (StreamConstraintsException ex) {
				throw (parser.streamReadContext().getNestingDepth() > ContractJson.DEEPEST)
						? new UnreadableException(DeadLetterReason.TOO_DEEP,
								"nested deeper than " + ContractJson.DEEPEST + " levels")
						: new UnreadableException(DeadLetterReason.TOO_LONG, "a number, name or text is too long");
			}
			catch (JacksonException ex) {
				throw new UnreadableException(DeadLetterReason.NOT_JSON, "not JSON" + place(ex));
			}
		}
	}

	private static JsonFields read(JsonParser parser, String json, Set<String> known) {
		JsonToken first = parser.nextToken();
		if (first == null) {
			throw new UnreadableException(DeadLetterReason.EMPTY, "nothing but white space");
		}
		if (first != JsonToken.START_OBJECT) {
			throw new UnreadableException(DeadLetterReason.NOT_AN_OBJECT, JsonField.kind(first) + ", not an object");
		}
		JsonFields fields = new JsonFields();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			if (known.contains(name)) {
				fields.add(name, JsonField.read(parser, json));
			}
			parser.skipChildren();
		}
		if (parser.nextToken() != null) {
			throw new UnreadableException(DeadLetterReason.NOT_JSON, "something follows the object");
		}
		return fields;
	}

	private void add(String name, JsonField field) {
		if (this.fields.put(name, field) != null) {
			throw new UnreadableException(DeadLetterReason.DUPLICATE_FIELD, name + " is there twice");
		}
	}

	/**
	 * The field, unless it is absent or null, which mean the same.
	 */
	Optional<JsonField> field(String name) {
		return Optional.ofNullable(this.fields.get(name)).filter((field) -> field.token() != JsonToken.VALUE_NULL);
	}

	JsonField required(String name) {
		return field(name)
			.orElseThrow(() -> new UnreadableException(DeadLetterReason.MISSING_FIELD, name + " is missing"));
	}

	// the parser's own message quotes the record
	private static String place(JacksonException ex) {
		TokenStreamLocation location = ex.getLocation();
		return (location != null) ? " at line " + location.getLineNr() + ", column " + location.getColumnNr() : "";
	}

}
