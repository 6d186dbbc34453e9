package io.keepsake.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.replay.Coordinates;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, whoever wrote it. Names are public API.
 *
 * @param dialect whose headers it has: {@code keepsake}, {@code spring}, {@code streams},
 * {@code share-group}, {@code connect} or {@code unknown}
 * @param origin where the record stood first, if that is said
 * @param value as text, if it is text
 * @param valueBase64 its bytes, if it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(Coordinates place, Instant at, String dialect, @Nullable Coordinates origin, @Nullable String reason,
		@Nullable String detail, @Nullable String key, @Nullable String value, @Nullable String valueBase64,
		Map<String, String> headers) {

	static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
		Map<String, byte[]> raw = new LinkedHashMap<>();
		for (Header header : record.headers()) {
			if (header.value() != null) {
				raw.put(header.key(), header.value()); // the last of a name is the newest
			}
		}
		DeadLetterHeaders said = DeadLetterHeaders.of(raw);
		byte[] value = record.value();
		String text = (value != null) ? text(value) : null;
		Map<String, String> headers = new LinkedHashMap<>();
		raw.forEach((name, bytes) -> headers.put(name, DeadLetterHeaders.display(name, bytes)));
		return new DeadLetter(new Coordinates(record.topic(), record.partition(), record.offset()),
				Instant.ofEpochMilli(record.timestamp()), said.dialect(), said.origin(), said.reason(), said.detail(),
				(record.key() != null) ? text(record.key()) : null, text,
				(value != null && text == null) ? Base64.getEncoder().encodeToString(value) : null, headers);
	}

	/**
	 * As much as a table shows of it.
	 */
	DeadLetter withoutContent() {
		return new DeadLetter(this.place, this.at, this.dialect, this.origin, this.reason, this.detail, null, null,
				null, Map.of());
	}

	static @Nullable String text(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
	}

}
