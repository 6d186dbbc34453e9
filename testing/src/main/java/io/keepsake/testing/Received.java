package io.keepsake.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record as it stands on a topic.
 *
 * @param key as UTF-8
 * @param headers as UTF-8; the last of a name
 * @param value unchanged; empty for a tombstone
 */
public record Received(String topic, int partition, long offset, Instant timestamp, Optional<String> key,
		Map<String, String> headers, Optional<Bytes> value) {

	public Received {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/** As a consumer read it. */
	public static Received of(ConsumerRecord<Bytes, Bytes> record) {
		Map<String, String> headers = new LinkedHashMap<>();
		for (Header header : record.headers()) {
			headers.put(header.key(), (header.value() != null) ? utf8(header.value()) : "");
		}
		return new Received(record.topic(), record.partition(), record.offset(),
				Instant.ofEpochMilli(record.timestamp()),
				Optional.ofNullable(record.key()).map((key) -> utf8(key.get())), headers,
				Optional.ofNullable(record.value()));
	}

	public byte[] bytes() {
		return this.value.orElseThrow(() -> new AssertionError(this + " is a tombstone")).get();
	}

	/** The value as UTF-8. */
	public String text() {
		return utf8(bytes());
	}

	private static String utf8(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "%s-%d@%d %s: %s %s".formatted(this.topic, this.partition, this.offset, this.key.orElse("(no key)"),
				this.value.map((value) -> utf8(value.get())).orElse("(tombstone)"), this.headers);
	}

}
