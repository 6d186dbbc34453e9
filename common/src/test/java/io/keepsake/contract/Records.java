package io.keepsake.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Records of {@code convert-backup}, all from the same place.
 */
final class Records {

	static final Instant PUBLISHED = Instant.parse("2026-11-22T03:00:00.042Z");

	static final Instant NOW = Instant.parse("2026-11-22T03:00:01Z");

	/** The id of a request that brings none. */
	static final String ID = "convert-backup-3@1042";

	private Records() {
	}

	static ConsumerRecord<byte[], byte[]> of(byte @Nullable [] value, Headers headers) {
		return of(value, headers, PUBLISHED.toEpochMilli());
	}

	static ConsumerRecord<byte[], byte[]> of(byte @Nullable [] value, Headers headers, long timestamp) {
		return new ConsumerRecord<>("convert-backup", 3, 1042, timestamp, TimestampType.CREATE_TIME, -1, -1,
				bytes("a key"), value, headers, Optional.empty());
	}

	static ConsumerRecord<byte[], byte[]> of(String json, String... headers) {
		return of(bytes(json), headers(headers));
	}

	static Headers headers(String... namesAndValues) {
		RecordHeaders headers = new RecordHeaders();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.add(namesAndValues[i], bytes(namesAndValues[i + 1]));
		}
		return headers;
	}

	static Map<String, String> texts(Headers headers) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (Header header : headers) {
			texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
		}
		return texts;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
