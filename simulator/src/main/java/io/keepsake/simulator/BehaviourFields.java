package io.keepsake.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads and changes the fields of {@link Behaviour} by name, so that JSON, properties and
 * Java share one list of names: the record's own.
 */
final class BehaviourFields {

	static final Behaviour DEFAULTS = defaults();

	private BehaviourFields() {
	}

	private static Behaviour defaults() {
		try (var json = Objects.requireNonNull(BehaviourFields.class.getResourceAsStream("behaviour.json"))) {
			return Json.MAPPER.readValue(json, Behaviour.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Behaviour patch(Behaviour behaviour, JsonNode changes) {
		if (!changes.isObject()) {
			throw new IllegalArgumentException("a behaviour must be a JSON object");
		}
		var changed = behaviour;
		for (var change : changes.properties()) {
			changed = with(changed, component(change.getKey()), change.getValue());
		}
		return changed;
	}

	static Behaviour with(Behaviour behaviour, String field, Object value) {
		return create(behaviour, component(field), value);
	}

	private static Behaviour with(Behaviour behaviour, RecordComponent component, JsonNode node) {
		if (node.isNull()) {
			throw new IllegalArgumentException(component.getName() + ": must not be null");
		}
		try {
			var type = Json.MAPPER.constructType(component.getGenericType());
			return create(behaviour, component, Json.MAPPER.treeToValue(shaped(component, node), type));
		}
		catch (JacksonException ex) {
			var reason = (ex.getCause() instanceof IllegalArgumentException cause) ? cause.getMessage()
					: ex.getOriginalMessage();
			throw new IllegalArgumentException(component.getName() + ": " + reason, ex);
		}
	}

	/**
	 * Lists may come as {@code a, b} and, from Spring's properties, as an object of
	 * indexes.
	 */
	private static JsonNode shaped(RecordComponent component, JsonNode node) {
		if (!Collection.class.isAssignableFrom(component.getType()) || node.isArray()) {
			return node;
		}
		var array = Json.MAPPER.createArrayNode();
		if (node.isObject() && node.propertyNames().stream().allMatch((name) -> name.matches("\\d+"))) {
			array.addAll(node.values());
			return array;
		}
		if (!node.isString()) {
			return node;
		}
		List.of(node.asString().split(",", -1))
			.stream()
			.map(String::strip)
			.filter((text) -> !text.isEmpty())
			.forEach(array::add);
		return array;
	}

	private static RecordComponent component(String field) {
		return Arrays.stream(Behaviour.class.getRecordComponents())
			.filter((component) -> relaxed(component.getName()).equals(relaxed(field)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(field + ": no such field; known are " + names()));
	}

	/** Properties write {@code errored-rate} and the environment {@code ERROREDRATE}. */
	private static String relaxed(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	private static String names() {
		return Arrays.stream(Behaviour.class.getRecordComponents())
			.map(RecordComponent::getName)
			.collect(Collectors.joining(", "));
	}

	private static Behaviour create(Behaviour behaviour, RecordComponent changed, Object value) {
		var components = Behaviour.class.getRecordComponents();
		var types = new Class<?>[components.length];
		var values = new Object[components.length];
		try {
			for (var i = 0; i < components.length; i++) {
				types[i] = components[i].getType();
				values[i] = components[i].getName().equals(changed.getName()) ? value
						: components[i].getAccessor().invoke(behaviour);
			}
			return Behaviour.class.getDeclaredConstructor(types).newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw (ex.getCause() instanceof IllegalArgumentException wrong) ? named(changed, wrong)
					: new IllegalStateException(ex);
		}
	}

	private static IllegalArgumentException named(RecordComponent component, IllegalArgumentException wrong) {
		var message = Objects.requireNonNullElse(wrong.getMessage(), "");
		return message.startsWith(component.getName() + ":") ? wrong
				: new IllegalArgumentException(component.getName() + ": " + message, wrong);
	}

}
