package io.keepsake.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How many partitions each topic of an engine's own has, for the life of the state: as
 * many as the engine has tasks. Kafka Streams looks at it too, and advises to throw the
 * state away.
 *
 * @param input the topic whose partitions are the tasks; null where
 * {@code keepsake.topics.partitions} says how many there are
 * @param needed as many as there are tasks
 */
record FixedPartitions(@Nullable String input, int needed) {

	/**
	 * Where all have the same other number, it is not they that were changed.
	 * @param topics how many each has, of those that are there
	 * @throws ConfigurationException if one has another number; it says what to do
	 */
	void check(Map<String, Integer> topics) {
		Map<String, Integer> others = new TreeMap<>(topics);
		others.values().removeIf((partitions) -> partitions == this.needed);
		if (others.isEmpty()) {
			return;
		}
		throw (others.size() == topics.size() && Set.copyOf(others.values()).size() == 1) ? changed(said(others))
				: new ConfigurationException("topics",
						"that hold work do not fit: " + said(others) + ", and each needs " + this.needed
								+ "; docs/operations.md, \"When a topic is gone\", says how to go on");
	}

	private ConfigurationException changed(String others) {
		if (this.input == null) {
			return new ConfigurationException("keepsake.topics.partitions", "= " + this.needed + ", but topic " + others
					+ ": the number is fixed for the life of the state; set it back, or do as docs/operations.md says"
					+ " under \"Partitions are fixed for the life of the state\"");
		}
		return new ConfigurationException("topic", this.input + " has " + this.needed + " partitions, but " + others
				+ ": the number is fixed for the life of the state; docs/operations.md, \"Partitions are fixed for the"
				+ " life of the state\", says what to do about partitions that were added");
	}

	private static String said(Map<String, Integer> topics) {
		return topics.entrySet()
			.stream()
			.map((topic) -> topic.getKey() + " has " + topic.getValue())
			.collect(Collectors.joining(", "));
	}

}
