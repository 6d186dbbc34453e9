package io.keepsake.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells that a topic has gone while the service runs, of which Kafka's clients say
 * nothing: they ask for it again and again. One that holds none of the service's work is
 * made anew where that is allowed.
 */
final class TopicWatch implements HealthIndicator, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TopicWatch.class);

	private final ServiceTopics topics;

	private final Map<String, Uuid> known = new HashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("topic-watch").factory());

	private volatile String problem = "";

	TopicWatch(ServiceTopics topics) {
		this.topics = topics;
	}

	TopicWatch every(Duration interval) {
		var _ = this.thread.scheduleWithFixedDelay(this::check, interval.toMillis(), interval.toMillis(),
				TimeUnit.MILLISECONDS);
		return this;
	}

	void check() {
		try {
			List<String> created = this.topics.ensure();
			created.forEach(TopicWatch::createdAnew);
			created.forEach(this.known::remove);
			this.topics.ids().forEach(this::compare);
			this.problem = "";
		}
		catch (ConfigurationException ex) {
			say(String.valueOf(ex.getMessage()));
		}
		catch (KafkaException ex) {
			logger.atDebug().setCause(ex).log("Topics could not be looked at");
		}
	}

	private static void createdAnew(String topic) {
		logger.atError()
			.addKeyValue("topic", topic)
			.log("A topic was gone and has been created anew; records that nobody had read are lost with it");
	}

	private void compare(String topic, Uuid id) {
		Uuid before = this.known.put(topic, id);
		if (before != null && !before.equals(id)) {
			logger.atError()
				.addKeyValue("topic", topic)
				.log("A topic is not the one that it was: it has been deleted and created, and what it held is lost");
		}
	}

	private void say(String found) {
		if (!found.equals(this.problem) && !this.thread.isShutdown()) {
			logger.atError().addKeyValue("problem", found).log("The service cannot go on without its topics");
		}
		this.problem = found;
	}

	@Override
	public Health health() {
		String found = this.problem;
		return found.isEmpty() ? Health.up().build() : Health.down().withDetail("problem", found).build();
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
