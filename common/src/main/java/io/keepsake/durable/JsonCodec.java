package io.keepsake.durable;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes what the engine stores: JSON, so that a row or an answer written by
 * one version is read by the next. Fields may be added; unknown ones are ignored.
 */
final class JsonCodec<T> {

	private static final JsonMapper mapper = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private final JavaType type;

	private JsonCodec(JavaType type) {
		this.type = type;
	}

	static <T> JsonCodec<T> of(Class<?> raw, Class<?>... parameters) {
		return new JsonCodec<>(mapper.getTypeFactory().constructParametricType(raw, parameters));
	}

	static <T> JsonCodec<T> plain(Class<T> type) {
		return new JsonCodec<>(mapper.constructType(type));
	}

	/**
	 * By way of a string, in which half a surrogate pair becomes a question mark: written
	 * straight to bytes it is an error, and an API may well say such a thing.
	 */
	byte[] write(T value) {
		return mapper.writerFor(this.type).writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
	}

	T read(byte[] bytes) {
		return mapper.readValue(bytes, this.type);
	}

	@SuppressWarnings("NullAway") // a store asks to read and write null, and expects null
	Serde<T> serde() {
		return Serdes.serdeFrom((topic, value) -> (value != null) ? write(value) : null,
				(topic, bytes) -> (bytes != null) ? read(bytes) : null);
	}

}
