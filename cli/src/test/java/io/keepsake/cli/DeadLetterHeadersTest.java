package io.keepsake.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.replay.Coordinates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Dead letters as others write them.
 */
class DeadLetterHeadersTest {

	@ParameterizedTest
	@MethodSource
	void eachDialectSaysWhereFromAndWhy(String dialect, Map<String, byte[]> headers) {
		DeadLetterHeaders said = DeadLetterHeaders.of(headers);

		assertThat(said).isEqualTo(new DeadLetterHeaders(dialect, new Coordinates("orders", 5, 77), "Why", "how"));
	}

	static Stream<Arguments> eachDialectSaysWhereFromAndWhy() {
		return Stream.of(
				arguments("keepsake",
						texts("keepsake-dead-letter-topic", "orders", "keepsake-dead-letter-partition", "5",
								"keepsake-dead-letter-offset", "77", "keepsake-dead-letter-reason", "Why",
								"keepsake-dead-letter-detail", "how")),
				arguments("spring", spring()),
				arguments("streams",
						texts("__streams.errors.topic", "orders", "__streams.errors.partition", "5",
								"__streams.errors.offset", "77", "__streams.errors.exception", "Why",
								"__streams.errors.message", "how")),
				arguments("share-group",
						texts("__dlq.errors.topic", "orders", "__dlq.errors.partition", "5", "__dlq.errors.offset",
								"77", "__dlq.errors.message", "Why", "__dlq.errors.group", "how")),
				arguments("connect",
						texts("__connect.errors.topic", "orders", "__connect.errors.partition", "5",
								"__connect.errors.offset", "77", "__connect.errors.exception.class.name", "Why",
								"__connect.errors.exception.message", "how")));
	}

	private static Map<String, byte[]> spring() {
		Map<String, byte[]> headers = texts("kafka_dlt-original-topic", "orders", "kafka_dlt-exception-fqcn", "Why",
				"kafka_dlt-exception-message", "how");
		headers.put("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(5).array());
		headers.put("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(77).array());
		return headers;
	}

	@Test
	void aRecordWithoutSuchHeadersIsOneAllTheSame() {
		assertThat(DeadLetterHeaders.of(texts("x", "y"))).isEqualTo(new DeadLetterHeaders("unknown", null, null, null));
	}

	@Test
	void numbersThatAreNoneLeaveTheOriginOpen() {
		assertThat(DeadLetterHeaders
			.of(texts("__connect.errors.topic", "orders", "__connect.errors.partition", "five",
					"__connect.errors.offset", "no-number"))
			.origin()).isNull();
	}

	@Test
	void bytesAreShownAsWhatTheyAre() {
		assertThat(DeadLetterHeaders.display("x", new byte[] { (byte) 0xff })).isEqualTo("(1 bytes)");
		assertThat(DeadLetterHeaders.display("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(77).array()))
			.isEqualTo("77");
	}

	private static Map<String, byte[]> texts(String... namesAndValues) {
		Map<String, byte[]> headers = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.put(namesAndValues[i], namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
		}
		return headers;
	}

}
