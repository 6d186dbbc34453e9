package io.keepsake.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads topics from their beginning, what is committed only. Every call is a consumer of
 * its own without a group, so that a reader disturbs nobody and has no state.
 */
public record TopicReader(String bootstrapServers) {

	private static final Duration BOUND = Duration.ofMinutes(1);

	/** All that is committed by now, by partition in the order of offsets. */
	public List<Received> records(String topic) {
		try (TopicCursor cursor = new TopicCursor(this.bootstrapServers, topic, BOUND)) {
			return cursor.readToEnd();
		}
	}

	/** All records once there are at least so many. */
	public List<Received> awaitCount(String topic, int count, Duration bound) {
		return await(topic, count + " records", (records) -> records.size() >= count, bound);
	}

	/**
	 * All records once they satisfy the condition.
	 * @param expected what is awaited, for the message
	 * @throws AssertionError when the time is up; it shows what was read
	 */
	public List<Received> await(String topic, String expected, Predicate<List<Received>> condition, Duration bound) {
		try (TopicCursor cursor = new TopicCursor(this.bootstrapServers, topic, bound)) {
			return cursor.readUntil(expected, condition);
		}
	}

}
