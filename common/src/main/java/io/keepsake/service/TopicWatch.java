package io.keepsake.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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

	private final Supplier<TopicsSeen> topics;

	private final Supplier<Map<String, Uuid>> ids;

	private final Map<String, Uuid> known = new HashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("topic-watch").factory());

	private volatile String problem = "";

	private volatile int missing;

	/**
	 * @param topics looks at them
	 * @param ids by which one can tell a topic from another that has taken its name
	 */
	TopicWatch(Supplier<TopicsSeen> topics, Supplier<Map<String, Uuid>> ids, MeterRegistry registry) {
		this.topics = topics;
		this.ids = ids;
		Gauge.builder("keepsake.topics.missing", () -> this.missing)
			.description("Topics that the service cannot find and does not create")
			.register(registry);
	}

	TopicWatch every(Duration interval) {
		var _ = this.thread.scheduleWithFixedDelay(this::check, interval.toMillis(), interval.toMillis(),
				TimeUnit.MILLISECONDS);
		return this;
	}

	void check() {
		try {
			TopicsSeen seen = this.topics.get();
			this.missing = seen.missing().size();
			seen.created().forEach(TopicWatch::createdAnew);
			seen.created().forEach(this.known::remove);
			say(seen.problem());
			if (seen.problem().isEmpty()) {
				this.ids.get().forEach(this::compare);
			}
		}
		catch (ConfigurationException ex) {
			say(String.valueOf(ex.getMessage()));
		}
		catch (KafkaException ex) {
			logger.atDebug().setCause(ex).log("Topics could not be looked at");
		}
	}

	/**
	 * Says it, be it that the topic went while the service ran or before it started.
	 */
	static void createdAnew(String topic) {
		logger.atError()
			.addKeyValue("topic", topic)
			.addKeyValue("remedy", "docs/operations.md, \"When a topic is gone\", says what to publish again")
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
		boolean known = found.equals(this.problem);
		this.problem = found; // whoever hears of it finds the service not ready
		if (!found.isEmpty() && !known && !this.thread.isShutdown()) {
			logger.atError().addKeyValue("problem", found).log("The service cannot go on without its topics");
		}
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
