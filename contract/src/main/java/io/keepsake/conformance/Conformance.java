package io.keepsake.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Holds records against the contract: their key, headers and value. Of what Keepsake
 * sends, a field or a code that the contract does not list is a fault, too: consumers
 * must put up with those, but they are to be documented.
 */
public final class Conformance {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final ObjectReader STRICT = JSON.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

	private final Map<String, Channel> channels;

	private final Schemas schemas = new Schemas();

	private Conformance(Map<String, Channel> channels) {
		this.channels = channels;
	}

	/**
	 * The contract with the names of topics as they are documented.
	 */
	public static Conformance ofContract() {
		return new Conformance(ContractDocument.read().channels());
	}

	/**
	 * What is wrong with a record.
	 * @param topic without the prefix that an operator may have put before it
	 * @param headers as UTF-8
	 * @param value null for a tombstone
	 * @return one line for each fault; none if the record keeps to the contract
	 */
	public List<String> faults(String topic, @Nullable String key, Map<String, String> headers,
			byte @Nullable [] value) {
		Channel channel = this.channels.get(topic);
		if (channel == null) {
			return List.of("no topic of the contract: " + topic);
		}
		Message message = channel.message(headers);
		List<String> faults = new ArrayList<>();
		faults(faults, "key", this.schemas.of(message.key(), Strictness.OPEN), text(key));
		Strictness codes = channel.sent() ? Strictness.KNOWN_VALUES : Strictness.OPEN;
		faults(faults, "headers", this.schemas.of(message.headers(), codes), JSON.valueToTree(headers));
		if (!message.payload().isMissingNode()) {
			if (channel.sent()) {
				value(faults, STRICT, this.schemas.of(message.payload(), Strictness.CLOSED), value);
			}
			else {
				value(faults, JSON.reader(), this.schemas.of(message.payload(), Strictness.OPEN), value);
			}
		}
		return faults;
	}

	/**
	 * How a topic must be set, by the names of Kafka.
	 * @param topic without a prefix
	 */
	public Map<String, String> topicSettings(String topic) {
		Channel channel = this.channels.get(topic);
		Map<String, String> settings = new TreeMap<>();
		if (channel != null) {
			channel.kafka("topicConfiguration")
				.forEachEntry((name, value) -> settings.put(name,
						value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
								: value.asString()));
		}
		return settings;
	}

	private static void value(List<String> faults, ObjectReader reader, Schemas.Checked schema,
			byte @Nullable [] value) {
		if (value == null) {
			faults.add("value: none");
			return;
		}
		try {
			faults(faults, "value", schema, reader.readTree(value));
		}
		catch (JacksonException ex) {
			faults.add("value: not JSON: " + ex.getOriginalMessage());
		}
	}

	private static void faults(List<String> faults, String part, Schemas.Checked schema, JsonNode instance) {
		schema.faults(instance).forEach((fault) -> faults.add(part + ": " + fault));
	}

	private static JsonNode text(@Nullable String text) {
		return (text != null) ? StringNode.valueOf(text) : JSON.nullNode();
	}

}
