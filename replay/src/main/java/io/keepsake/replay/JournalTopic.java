package io.keepsake.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topic of replays, if it is missing.
 */
final class JournalTopic {

	private static final int REPLICAS = 3;

	/**
	 * Only a segment that is closed is compacted, and a run writes its progress several
	 * times a second: by default there would be a gigabyte or a week of it.
	 */
	private static final Duration SEGMENT = Duration.ofHours(6);

	/** It has room for the largest record. */
	private static final int SEGMENT_BYTES = 4 * 1024 * 1024;

	private final Connection connection;

	JournalTopic(Connection connection) {
		this.connection = connection;
	}

	void ensure() {
		String name = this.connection.topics().replays();
		Admin admin = this.connection.admin();
		try {
			long patience = this.connection.patience().toMillis();
			if (admin.listTopics().names().get(patience, TimeUnit.MILLISECONDS).contains(name)) {
				return;
			}
			int brokers = admin.describeCluster().nodes().get(patience, TimeUnit.MILLISECONDS).size();
			admin.createTopics(List.of(topic(name, Math.min(REPLICAS, brokers))))
				.all()
				.get(patience, TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof TopicExistsException) {
				return; // somebody else was quicker
			}
			throw (ex.getCause() instanceof KafkaException cause) ? cause : new KafkaException(ex.getCause());
		}
		catch (java.util.concurrent.TimeoutException ex) {
			throw new TimeoutException("no broker created " + name, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptException(ex);
		}
		finally {
			admin.close(Duration.ZERO);
		}
	}

	private static NewTopic topic(String name, int replicas) {
		Map<String, String> settings = new HashMap<>();
		settings.put(TopicConfig.CLEANUP_POLICY_CONFIG,
				TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
		settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(Journal.RETENTION.toMillis()));
		settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()));
		settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES));
		if (replicas >= REPLICAS) {
			settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
		}
		return new NewTopic(name, 1, (short) replicas).configs(settings);
	}

}
