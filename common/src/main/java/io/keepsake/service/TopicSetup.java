package io.keepsake.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that are missing and looks at those that are there.
 */
final class TopicSetup {

	private static final Logger logger = LoggerFactory.getLogger(TopicSetup.class);

	/** Kafka's own default for a record. */
	private static final int LARGEST_RECORD = 1024 * 1024;

	private static final Duration LOOP_RETENTION = Duration.ofDays(1);

	private static final Duration SEEN_WITHIN = Duration.ofSeconds(15);

	private final Admin admin;

	private final TopicProperties properties;

	private final short replication;

	TopicSetup(Admin admin, TopicProperties properties, Cluster cluster) {
		this.admin = admin;
		this.properties = properties;
		this.replication = (short) cluster.replication(properties.replication());
	}

	/**
	 * Looks whether the topics that hold work are there. Kafka Streams makes them when
	 * the service runs for the first time, and would make them again, empty, when they
	 * are gone.
	 * @return whether they are, so that the service has run before
	 */
	boolean work(String applicationId, List<String> topics) {
		Set<String> gone = new TreeSet<>(topics);
		gone.removeAll(describe(gone).keySet());
		if (!gone.isEmpty() && hasRun(applicationId)) {
			throw new ConfigurationException("topics", gone + ": gone, and the work of this service that they held with"
					+ " them; docs/operations.md, \"When a topic is gone\", says how to go on");
		}
		return gone.isEmpty();
	}

	/** A service commits where it has got to, and does so after its topics were made. */
	private boolean hasRun(String applicationId) {
		try {
			return !this.admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get().isEmpty();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GroupIdNotFoundException) {
				return false;
			}
			throw failed("spring.kafka.streams.application-id", "= " + applicationId + " could not be looked at", ex);
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
	}

	/**
	 * Sees to the topics of the contract.
	 * @return those that were missing
	 */
	List<String> contract() {
		Topics names = this.properties.names();
		int partitions = this.properties.partitions();
		return ensure(List.of(topic(names.requests(), partitions), topic(names.actions(), partitions),
				topic(names.completed(), partitions), topic(names.failed(), partitions),
				topic(names.deadLetters(), partitions, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
						Integer.toString(2 * LARGEST_RECORD + DeadLetterWriter.OVERHEAD)))));
	}

	/**
	 * Sees to the loop-back topic of an engine.
	 * @return its name if it was missing
	 */
	List<String> loop(LoopTopic loop) {
		return ensure(List.of(topic(loop.name(), loop.partitions(),
				Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(LOOP_RETENTION.toMillis())))));
	}

	/**
	 * Those that are not there, or that the brokers do not let us look at.
	 */
	Set<String> missing(List<String> topics) {
		Set<String> missing = new TreeSet<>();
		for (String topic : topics) {
			try {
				if (describe(Set.of(topic)).isEmpty()) {
					missing.add(topic);
				}
			}
			catch (ConfigurationException ex) {
				missing.add(topic);
			}
		}
		return missing;
	}

	Map<String, Uuid> ids(List<String> topics) {
		return describe(Set.copyOf(topics)).values()
			.stream()
			.collect(Collectors.toMap(TopicDescription::name, TopicDescription::topicId));
	}

	/**
	 * How many partitions each has that is there.
	 */
	Map<String, Integer> partitions(List<String> topics) {
		return describe(Set.copyOf(topics)).values()
			.stream()
			.collect(Collectors.toMap(TopicDescription::name, (topic) -> topic.partitions().size()));
	}

	int partitions(String topic) {
		Map<String, TopicDescription> seen = this.properties.create() ? awaitSeen(Set.of(topic))
				: describe(Set.of(topic));
		TopicDescription description = seen.get(topic);
		if (description == null) {
			throw new ConfigurationException("keepsake.topics.create",
					this.properties.create() ? "is true, but topic " + topic + " is not to be seen"
							: "is false and topic " + topic
									+ " does not exist: create it, or let keepsake.topics.create be true");
		}
		return description.partitions().size();
	}

	private NewTopic topic(String name, int partitions) {
		return topic(name, partitions, Map.of());
	}

	private NewTopic topic(String name, int partitions, Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(settings);
		if (this.replication >= 3) {
			all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
		}
		return new NewTopic(name, partitions, this.replication).configs(all);
	}

	private List<String> ensure(List<NewTopic> wanted) {
		Map<String, TopicDescription> present = describe(
				wanted.stream().map(NewTopic::name).collect(Collectors.toSet()));
		List<NewTopic> missing = new ArrayList<>(wanted);
		missing.removeIf((topic) -> present.containsKey(topic.name()));
		if (missing.isEmpty() || !this.properties.create()) {
			missing.forEach((topic) -> partitions(topic.name()));
			return List.of();
		}
		this.admin.createTopics(missing).values().forEach((name, created) -> {
			try {
				created.get();
				logger.atInfo().addKeyValue("topic", name).log("Topic created");
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) { // another
																		// instance was
																		// quicker
					throw new ConfigurationException("keepsake.topics.create",
							"is true, but topic " + name + " could not be created: " + cause(ex));
				}
			}
			catch (InterruptedException ex) {
				throw interrupted();
			}
		});
		List<String> names = missing.stream().map(NewTopic::name).toList();
		awaitSeen(Set.copyOf(names));
		return names;
	}

	/**
	 * A broker may not have heard yet of a topic that the controller has just created,
	 * and the next question may go to another broker than the last.
	 */
	private Map<String, TopicDescription> awaitSeen(Set<String> names) {
		long end = System.nanoTime() + SEEN_WITHIN.toNanos();
		Map<String, TopicDescription> seen = describe(names);
		while (seen.size() < names.size() && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
			seen = describe(names);
		}
		return seen;
	}

	private Map<String, TopicDescription> describe(Set<String> names) {
		Map<String, TopicDescription> present = new HashMap<>();
		Map<String, KafkaFuture<TopicDescription>> answers = this.admin.describeTopics(names).topicNameValues();
		answers.forEach((name, answer) -> {
			try {
				present.put(name, answer.get());
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw failed("keepsake.topics.prefix", ": topic " + name + " could not be looked at", ex);
				}
			}
			catch (InterruptedException ex) {
				throw interrupted();
			}
		});
		return present;
	}

	/**
	 * What may pass by itself is no mistake of whoever configured the service.
	 */
	private static RuntimeException failed(String property, String what, ExecutionException failure) {
		return (failure.getCause() instanceof RetriableException passing) ? passing
				: new ConfigurationException(property, what + ": " + cause(failure));
	}

	private static String cause(ExecutionException failure) {
		Throwable cause = failure.getCause();
		return (cause != null) ? String.valueOf(cause.getMessage()) : String.valueOf(failure.getMessage());
	}

	private static ConfigurationException interrupted() {
		Thread.currentThread().interrupt();
		return new ConfigurationException("keepsake.topics", ": interrupted while topics were set up");
	}

}
