package io.keepsake.contract;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * An instant from a string and from nothing else: Jackson's own takes any number for
 * seconds or milliseconds, and no coercion setting forbids it.
 */
final class IsoInstantDeserializer extends StdDeserializer<Instant> {

	IsoInstantDeserializer() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			return (Instant) context.handleUnexpectedToken(Instant.class, parser);
		}
		try {
			return Instant.parse(parser.getString());
		}
		catch (DateTimeException ex) {
			return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "not an instant");
		}
	}

}
