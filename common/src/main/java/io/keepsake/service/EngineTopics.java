package io.keepsake.service;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an engine needs of topics beside those of the contract.
 *
 * @param input the topic whose partitions are the tasks; null where the service spreads
 * its work over {@code keepsake.topics.partitions} itself
 * @param work the topics that Kafka Streams keeps the service's work in, without the
 * application's id in front
 */
public record EngineTopics(@Nullable String input, List<String> work) {

	/**
	 * An engine that has as many tasks as the configuration says.
	 */
	public static EngineTopics byConfiguration(String... work) {
		return new EngineTopics(null, List.of(work));
	}

	/**
	 * An engine that has as many tasks as a topic has partitions.
	 */
	public static EngineTopics like(String topic, String... work) {
		return new EngineTopics(topic, List.of(work));
	}

}
