package io.keepsake.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events as JSON with the headers of CloudEvents 1.0 in binary mode, so that a
 * consumer that knows nothing of CloudEvents reads plain JSON.
 *
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>
 */
public final class EventWriter {

	private final Topics topics;

	private final String source;

	/**
	 * @param source the service that publishes, as a URI reference such as
	 * {@code /keepsake/conversion-service}
	 */
	public EventWriter(Topics topics, String source) {
		this.topics = topics;
		this.source = source;
	}

	public ProducerRecord<byte[], byte[]> write(Event event) {
		// by way of a String: what DigitalOcean says may hold half a surrogate pair,
		// which
		// Jackson refuses to write to bytes, and the JDK writes as '?'
		byte[] value = bytes(ContractJson.mapper().writeValueAsString(event));
		Map<String, String> headers = new TreeMap<>(event.headers());
		headers.putAll(attributes(event, value));
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(event), null, event.time().toEpochMilli(),
				bytes(event.account()), value);
		headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
		return record;
	}

	private Map<String, String> attributes(Event event, byte[] value) {
		return Map.of(CloudEvents.CONTENT_TYPE, "application/json", "ce_specversion", "1.0", "ce_id", id(event, value),
				"ce_type", type(event), "ce_source", this.source, "ce_time", event.time().toString(), "ce_subject",
				Long.toString(event.imageId()));
	}

	// of all that the event says: the same event has the same id whenever it is written,
	// and two requests under one requestId, ended in one millisecond, have two
	private static String id(Event event, byte[] value) {
		byte[] type = bytes(type(event));
		byte[] all = new byte[type.length + value.length];
		System.arraycopy(type, 0, all, 0, type.length);
		System.arraycopy(value, 0, all, type.length, value.length);
		return UUID.nameUUIDFromBytes(all).toString();
	}

	private String topic(Event event) {
		return switch (event) {
			case ActionStarted _ -> this.topics.actions();
			case ConversionCompleted _ -> this.topics.completed();
			case ConversionFailed _ -> this.topics.failed();
		};
	}

	private static String type(Event event) {
		return switch (event) {
			case ActionStarted _ -> "io.keepsake.action.started.v1";
			case ConversionCompleted _ -> "io.keepsake.conversion.completed.v1";
			case ConversionFailed _ -> "io.keepsake.conversion.failed.v1";
		};
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
