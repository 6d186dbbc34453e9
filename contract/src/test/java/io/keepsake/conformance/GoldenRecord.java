package io.keepsake.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as the files of {@code examples} write it, which their README explains.
 */
record GoldenRecord(ObjectNode node) {

	static GoldenRecord of(ProducerRecord<byte[], byte[]> record) {
		ObjectNode node = ContractFiles.JSON.createObjectNode();
		node.put("topic", record.topic());
		node.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
		byte[] key = record.key();
		if (key != null) {
			node.put("key", new String(key, StandardCharsets.UTF_8));
		}
		node.set("headers", ContractFiles.JSON.valueToTree(new TreeMap<>(texts(record.headers()))));
		setValue(node, record.value());
		return new GoldenRecord(node);
	}

	// as JSON only if it comes back byte by byte
	private static void setValue(ObjectNode node, byte @Nullable [] value) {
		if (value == null) {
			return;
		}
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
			JsonNode json = json(text);
			if (json.isObject() && json.toString().equals(text)) {
				node.set("value", json);
			}
			else {
				node.put("valueText", text);
			}
		}
		catch (CharacterCodingException ex) {
			node.put("valueBase64", Base64.getEncoder().encodeToString(value));
		}
	}

	private static JsonNode json(String text) {
		try {
			return ContractFiles.JSON.readTree(text);
		}
		catch (JacksonException ex) {
			return ContractFiles.JSON.missingNode();
		}
	}

	String topic() {
		return this.node.required("topic").asString();
	}

	@Nullable String key() {
		return this.node.has("key") ? this.node.required("key").asString() : null;
	}

	Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		this.node.required("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
		return headers;
	}

	byte @Nullable [] value() {
		if (this.node.has("value")) {
			return bytes(this.node.required("value").toString());
		}
		if (this.node.has("valueText")) {
			return bytes(this.node.required("valueText").asString());
		}
		return this.node.has("valueBase64") ? Base64.getDecoder().decode(this.node.required("valueBase64").asString())
				: null;
	}

	ConsumerRecord<byte[], byte[]> consumed() {
		Headers headers = new RecordHeaders();
		headers().forEach((name, value) -> headers.add(name, bytes(value)));
		String key = key();
		return new ConsumerRecord<>(topic(), this.node.path("partition").asInt(0), this.node.path("offset").asLong(0),
				Instant.parse(this.node.path("timestamp").asString("2026-11-22T03:00:00.042Z")).toEpochMilli(),
				TimestampType.CREATE_TIME, -1, -1, (key != null) ? bytes(key) : null, value(), headers,
				Optional.empty());
	}

	private static Map<String, String> texts(Headers headers) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (Header header : headers) {
			texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
		}
		return texts;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
