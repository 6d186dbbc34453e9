package io.keepsake.service;

import java.time.Duration;
import java.util.List;

import io.keepsake.contract.Topics;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The topics.
 *
 * @param prefix before each name
 * @param partitions of each topic, and the number of tasks that work is spread over;
 * fixed for the life of the state
 * @param replication of each topic; 0 for three, or as many as there are brokers
 * @param create whether topics that are missing are created
 * @param check how often it is looked whether they are still there
 * @param forwardedHeaders the names of request headers that travel on to the outcome
 * begin with one of these, besides those of tracing and replay
 */
public record TopicProperties(@NotNull String prefix, @Min(1) @Max(1000) int partitions,
		@Min(0) @Max(20) int replication, boolean create, @NotNull @DurationMin(millis = 1) Duration check,
		@NotNull List<String> forwardedHeaders) {

	/**
	 * The names of the topics.
	 * @throws ConfigurationException if Kafka would not have them
	 */
	public Topics names() {
		try {
			return new Topics(this.prefix);
		}
		catch (IllegalArgumentException ex) {
			throw new ConfigurationException("keepsake.topics.prefix", "cannot be: " + ex.getMessage());
		}
	}

}
