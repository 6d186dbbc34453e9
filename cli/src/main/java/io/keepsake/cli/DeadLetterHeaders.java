package io.keepsake.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.keepsake.replay.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a dead letter say, in the dialect of whoever wrote it. Most write
 * numbers as text; Spring writes their bytes.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-kafka/reference/kafka/annotation-error-handling.html#dlpr-headers">Spring
 * Kafka</a>
 * @see <a href=
 * "https://cwiki.apache.org/confluence/pages/viewpage.action?pageId=300026655">KIP-1034:
 * Kafka Streams</a>
 * @see <a href=
 * "https://cwiki.apache.org/confluence/pages/viewpage.action?pageId=373885564">KIP-1191:
 * share groups</a>
 * @see <a href=
 * "https://cwiki.apache.org/confluence/display/KAFKA/KIP-298%3A+Error+Handling+in+Connect">KIP-298:
 * Connect</a>
 */
record DeadLetterHeaders(String dialect, @Nullable Coordinates origin, @Nullable String reason,
		@Nullable String detail) {

	private static final String KEEPSAKE = "keepsake-dead-letter-";

	private static final List<Dialect> DIALECTS = List.of(
			new Dialect("keepsake", KEEPSAKE + "topic", KEEPSAKE + "partition", KEEPSAKE + "offset",
					List.of(KEEPSAKE + "reason"), List.of(KEEPSAKE + "detail")),
			new Dialect("spring", "kafka_dlt-original-topic", "kafka_dlt-original-partition",
					"kafka_dlt-original-offset", List.of("kafka_dlt-exception-cause-fqcn", "kafka_dlt-exception-fqcn"),
					List.of("kafka_dlt-exception-message")),
			dots("streams", "__streams.errors.", "exception", "message"),
			dots("share-group", "__dlq.errors.", "message", "group"),
			dots("connect", "__connect.errors.", "exception.class.name", "exception.message"));

	static DeadLetterHeaders of(Map<String, byte[]> headers) {
		for (Dialect dialect : DIALECTS) {
			if (headers.containsKey(dialect.topic()) || dialect.reasons().stream().anyMatch(headers::containsKey)) {
				return new DeadLetterHeaders(dialect.name(), origin(dialect, headers),
						first(dialect.reasons(), headers), first(dialect.details(), headers));
			}
		}
		return new DeadLetterHeaders("unknown", null, null, null);
	}

	private static Dialect dots(String name, String prefix, String reason, String detail) {
		return new Dialect(name, prefix + "topic", prefix + "partition", prefix + "offset", List.of(prefix + reason),
				List.of(prefix + detail));
	}

	private static @Nullable Coordinates origin(Dialect dialect, Map<String, byte[]> headers) {
		byte[] topic = headers.get(dialect.topic());
		OptionalLong partition = number(headers.get(dialect.partition()));
		OptionalLong offset = number(headers.get(dialect.offset()));
		return (topic != null && partition.isPresent() && offset.isPresent()) ? new Coordinates(
				new String(topic, StandardCharsets.UTF_8), (int) partition.getAsLong(), offset.getAsLong()) : null;
	}

	private static @Nullable String first(List<String> names, Map<String, byte[]> headers) {
		for (String name : names) {
			byte[] value = headers.get(name);
			if (value != null) {
				return display(name, value);
			}
		}
		return null;
	}

	private static OptionalLong number(byte @Nullable [] value) {
		if (value == null || value.length == 0 || value.length > 19) {
			return OptionalLong.empty();
		}
		String text = new String(value, StandardCharsets.ISO_8859_1);
		if (text.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
			return OptionalLong.of(Long.parseLong(text));
		}
		return switch (value.length) {
			case Integer.BYTES -> OptionalLong.of(ByteBuffer.wrap(value).getInt());
			case Long.BYTES -> OptionalLong.of(ByteBuffer.wrap(value).getLong());
			default -> OptionalLong.empty();
		};
	}

	/**
	 * A header as text: Spring's numbers as numbers, other bytes by their count.
	 */
	static String display(String name, byte[] value) {
		if (name.startsWith("kafka_dlt-original-") && !name.endsWith("-topic") && !name.endsWith("-type")
				&& !name.endsWith("-group")) {
			OptionalLong number = number(value);
			if (number.isPresent()) {
				return Long.toString(number.getAsLong());
			}
		}
		String text = DeadLetter.text(value);
		return (text != null) ? text : "(" + value.length + " bytes)";
	}

	/** How one family of tools names its headers. */
	private record Dialect(String name, String topic, String partition, String offset, List<String> reasons,
			List<String> details) {
	}

}
