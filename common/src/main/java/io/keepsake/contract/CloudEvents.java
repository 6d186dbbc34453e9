package io.keepsake.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Requests that come as CloudEvents. In binary mode the value is the request, as without
 * CloudEvents; in structured mode an envelope holds it.
 *
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 * binding</a>
 */
final class CloudEvents {

	static final String CONTENT_TYPE = "content-type";

	static final String ATTRIBUTE_PREFIX = "ce_";

	private static final String STRUCTURED = "application/cloudevents+json";

	private static final String DATA = "data";

	private static final String DATA_BASE64 = "data_base64";

	private CloudEvents() {
	}

	/**
	 * The JSON of a record, without its envelope.
	 * @throws UnreadableException if there is none
	 */
	static String data(Headers headers, byte @Nullable [] value) {
		String text = text(value);
		return structured(headers) ? open(text) : text;
	}

	private static String text(byte @Nullable [] value) {
		if (value == null) {
			throw new UnreadableException(DeadLetterReason.TOMBSTONE, "no value");
		}
		String text = Utf8.decode(value)
			.orElseThrow(() -> new UnreadableException(DeadLetterReason.NOT_UTF_8, "not UTF-8"));
		// RFC 8259, section 8.1: nobody may write a byte order mark, anybody may ignore
		// it
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private static String open(String envelope) {
		JsonFields fields = JsonFields.read(envelope, Set.of(DATA, DATA_BASE64));
		if (fields.field(DATA_BASE64).isEmpty()) {
			JsonField data = fields.required(DATA);
			if (data.token() != JsonToken.START_OBJECT) {
				throw new UnreadableException(DeadLetterReason.NOT_AN_OBJECT,
						"data is " + JsonField.kind(data.token()) + ", not an object");
			}
			return data.text();
		}
		if (fields.field(DATA).isPresent()) {
			throw new UnreadableException(DeadLetterReason.DUPLICATE_FIELD, "both data and data_base64 are there");
		}
		try {
			return text(Base64.getDecoder().decode(fields.required(DATA_BASE64).string()));
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableException(DeadLetterReason.NOT_BASE64, "data_base64 is not Base64");
		}
	}

	// clients write the name and the type in any case, and add parameters
	private static boolean structured(Headers headers) {
		boolean structured = false;
		for (Header header : headers) {
			if (header.key().equalsIgnoreCase(CONTENT_TYPE) && header.value() != null) {
				String type = new String(header.value(), StandardCharsets.UTF_8);
				int parameters = type.indexOf(';');
				structured = ((parameters < 0) ? type : type.substring(0, parameters)).strip()
					.equalsIgnoreCase(STRUCTURED);
			}
		}
		return structured;
	}

}
