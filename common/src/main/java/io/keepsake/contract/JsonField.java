package io.keepsake.contract;

import java.math.BigDecimal;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The value of a field, as it was written.
 *
 * @param name the field, for what is said of it
 * @param text of a string what it means, of everything else the JSON itself
 */
record JsonField(String name, JsonToken token, String text) {

	static JsonField read(JsonParser parser, String json) {
		String name = parser.currentName();
		JsonToken token = parser.currentToken();
		if (!token.isStructStart()) {
			return new JsonField(name, token, parser.getString());
		}
		int start = (int) parser.currentTokenLocation().getCharOffset();
		parser.skipChildren();
		int end = (int) parser.currentLocation().getCharOffset();
		return new JsonField(name, token, json.substring(start, end));
	}

	/**
	 * An integer as JSON Schema has it: any number without a fraction. JSON does not tell
	 * {@code 7938291} from {@code 7938291.0}, and languages whose only number is a float
	 * write the latter.
	 *
	 * @see <a href=
	 * "https://json-schema.org/draft-07/json-schema-validation#rfc.section.6.1.1">type</a>
	 */
	long integer() {
		if (!this.token.isNumeric()) {
			throw wrongType("an integer");
		}
		try {
			BigDecimal number = new BigDecimal(this.text).stripTrailingZeros();
			if (number.scale() > 0) {
				throw new UnreadableException(DeadLetterReason.WRONG_TYPE, this.name + " has a fraction");
			}
			// before the digits of 1e999999999 are written out to be compared
			if ((long) number.precision() - number.scale() > 19) {
				throw outOfRange();
			}
			return number.longValueExact();
		}
		catch (ArithmeticException | NumberFormatException ex) {
			throw outOfRange();
		}
	}

	String string() {
		if (this.token != JsonToken.VALUE_STRING) {
			throw wrongType("a string");
		}
		return this.text;
	}

	Instant instant() {
		return Rfc3339.parse(string())
			.orElseThrow(() -> new UnreadableException(DeadLetterReason.NOT_AN_INSTANT,
					this.name + " is not an ISO-8601 instant such as 2026-12-20T03:00:00Z"));
	}

	static String kind(JsonToken token) {
		return switch (token) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "an array";
			case VALUE_STRING -> "a string";
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
			case VALUE_TRUE, VALUE_FALSE -> "a boolean";
			case VALUE_NULL -> "null";
			case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
				throw new IllegalArgumentException("No value: " + token);
		};
	}

	private UnreadableException wrongType(String expected) {
		return new UnreadableException(DeadLetterReason.WRONG_TYPE,
				"%s is %s, not %s".formatted(this.name, kind(this.token), expected));
	}

	private UnreadableException outOfRange() {
		return new UnreadableException(DeadLetterReason.OUT_OF_RANGE, this.name + " is not within 64 bits");
	}

}
