package io.keepsake.digitalocean;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Lenient readings of JSON: what is not there, or is not what it should be, is empty.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

	private Json() {
	}

	/**
	 * @return a missing node where the text is no JSON
	 */
	static JsonNode tree(String text) {
		try {
			return MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * An id is greater than 0; it is read from a string too.
	 */
	static OptionalLong id(JsonNode node) {
		OptionalLong id = node.isString() ? node.asLongOpt() : node.longValueOpt();
		return (id.orElse(0) > 0) ? id : OptionalLong.empty();
	}

	static OptionalLong count(JsonNode node) {
		OptionalLong count = node.longValueOpt();
		return (count.orElse(-1) >= 0) ? count : OptionalLong.empty();
	}

	static Optional<String> text(JsonNode node) {
		return node.stringValueOpt().filter((text) -> !text.isBlank());
	}

	/**
	 * Times outside the years 1970 to 9999 are nonsense, and would overflow the reckoning
	 * of others.
	 */
	static Optional<Instant> instant(JsonNode node) {
		try {
			return text(node).map(Instant::parse)
				.filter((instant) -> !instant.isBefore(Instant.EPOCH) && instant.isBefore(YEAR_10000));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
