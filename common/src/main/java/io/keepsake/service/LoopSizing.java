package io.keepsake.service;

import org.jspecify.annotations.Nullable;

/**
 * Says what decides how many tasks a service's engine has.
 *
 * @param input the topic whose partitions are the tasks; null where the service spreads
 * its work over {@code keepsake.topics.partitions} itself
 */
public record LoopSizing(@Nullable String input) {

	public static LoopSizing byConfiguration() {
		return new LoopSizing(null);
	}

	public static LoopSizing like(String topic) {
		return new LoopSizing(topic);
	}

}
