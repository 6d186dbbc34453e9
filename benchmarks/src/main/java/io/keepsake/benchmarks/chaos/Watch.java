package io.keepsake.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.Topics;
import io.keepsake.testing.guarantee.Seen.Ended;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is committed, as it comes: outcomes, actions, dead letters, and the intents
 * in the changelog of the conversion-service, before compaction takes them.
 */
final class Watch implements AutoCloseable {

	private final Topics topics;

	private final String changelog;

	private final List<Ended> outcomes = new ArrayList<>();

	private final Set<String> ended = new HashSet<>();

	private final Map<String, Submitted> submitted = new HashMap<>();

	private final Map<Long, Set<String>> intents = new HashMap<>();

	private final Thread thread;

	private long deadLetters;

	private volatile boolean closing;

	private volatile @Nullable RuntimeException failure;

	Watch(String bootstrapServers, Topics topics) {
		this.topics = topics;
		this.changelog = topics.prefix() + "conversion-service-conversion-work-changelog";
		this.thread = Thread.ofPlatform().daemon().name("watch").start(() -> {
			try {
				read(bootstrapServers);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
		});
	}

	private void read(String bootstrapServers) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers,
				"isolation.level", "read_committed", "auto.offset.reset", "earliest", "allow.auto.create.topics", false,
				"enable.auto.commit", false, "default.api.timeout.ms", 600_000), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.assign(Stream
				.of(this.topics.completed(), this.topics.failed(), this.topics.actions(), this.topics.deadLetters(),
						this.changelog)
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList());
			while (!this.closing) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
					add(record);
				}
			}
		}
	}

	private synchronized void add(ConsumerRecord<byte[], byte[]> record) {
		if (record.topic().equals(this.topics.deadLetters())) {
			this.deadLetters++;
			return;
		}
		if (record.value() == null) {
			return;
		}
		JsonNode json = ContractJson.mapper().readTree(record.value());
		if (record.topic().equals(this.changelog)) {
			JsonNode ticket = json.path("intent").path("ticket");
			if (ticket.isObject()) {
				this.intents.computeIfAbsent(json.path("work").path("imageId").asLong(), (image) -> new HashSet<>())
					.add(ticket.toString());
			}
		}
		else if (record.topic().equals(this.topics.actions())) {
			Submitted submitted = new Submitted(System.nanoTime(), json.path("attempts").asInt() > 1);
			json.path("requestIds").forEach((id) -> this.submitted.putIfAbsent(id.asString(), submitted));
		}
		else {
			String requestId = json.path("requestId").asString();
			this.outcomes.add(new Ended(requestId, json.path("account").asString(), json.path("imageId").asLong(),
					record.topic().equals(this.topics.completed()), json.path("reason").asString(""),
					json.path("detail").asString("")));
			this.ended.add(requestId);
			this.submitted.putIfAbsent(requestId, new Submitted(System.nanoTime(), true));
		}
	}

	synchronized List<Ended> outcomes() {
		return List.copyOf(this.outcomes);
	}

	/** How many requests have an outcome. */
	synchronized int ended() {
		if (this.failure != null) {
			throw new NotMeasured("The topics could not be read: " + this.failure);
		}
		return this.ended.size();
	}

	synchronized long deadLetters() {
		return this.deadLetters;
	}

	/**
	 * The action of each request, or its outcome where there was none.
	 */
	synchronized Map<String, Submitted> submitted() {
		return Map.copyOf(this.submitted);
	}

	/** How many attempts at converting each image were committed before they left. */
	synchronized Map<Long, Integer> intents() {
		Map<Long, Integer> counts = new HashMap<>();
		this.intents.forEach((image, tickets) -> counts.put(image, tickets.size()));
		return counts;
	}

	@Override
	public void close() {
		this.closing = true;
		Pause.untilEnded(this.thread);
	}

	/**
	 * @param at when it was seen, by {@link System#nanoTime()}
	 * @param doubted whether one call was not enough, because what came of the first was
	 * not known
	 */
	record Submitted(long at, boolean doubted) {
	}

}
