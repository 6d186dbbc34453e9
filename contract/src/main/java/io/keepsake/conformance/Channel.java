package io.keepsake.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A topic.
 *
 * @param sent whether Keepsake is the one that publishes
 * @param node as it stands in the document, its references resolved
 */
record Channel(String address, boolean sent, List<Message> messages, JsonNode node) {

	/**
	 * The message that a record with these headers must be: that of its content type,
	 * else the first one.
	 */
	Message message(Map<String, String> headers) {
		String type = headers.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase("content-type"))
			.map((header) -> header.getValue().split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
			.reduce("", (_, last) -> last);
		return this.messages.stream()
			.filter((message) -> message.contentType().equals(type))
			.findFirst()
			.orElseGet(this.messages::getFirst);
	}

	/** A setting of the Kafka binding, such as {@code partitions}. */
	JsonNode kafka(String setting) {
		return this.node.at("/bindings/kafka/" + setting);
	}

}
