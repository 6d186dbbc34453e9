package io.keepsake.benchmarks.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
 * Reads what is committed, as it comes: outcomes, actions, dead letters, the work that
 * both services hold, and the intents among it, before compaction takes them.
 */
final class Watch implements AutoCloseable {

	private final Topics topics;

	private final String conversions;

	private final String polls;

	private final List<Ended> outcomes = new ArrayList<>();

	private final Set<String> ended = new HashSet<>();

	private final Map<String, Submitted> submitted = new HashMap<>();

	/** When each was written, by its ticket. */
	private final Map<Long, Map<String, Instant>> intents = new HashMap<>();

	private final Leftovers work = new Leftovers();

	private final List<String> deadLetters = new ArrayList<>();

	private final Thread thread;

	/** How often it has been asked to catch up. */
	private final AtomicLong wanted = new AtomicLong();

	private volatile long caughtUp;

	private volatile boolean closing;

	private volatile @Nullable RuntimeException failure;

	Watch(String bootstrapServers, Topics topics) {
		this.topics = topics;
		this.conversions = topics.prefix() + "conversion-service-conversion-work-changelog";
		this.polls = topics.prefix() + "status-poller-polling-work-changelog";
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
						this.conversions, this.polls)
				.flatMap((topic) -> consumer.partitionsFor(topic).stream())
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList());
			while (!this.closing) {
				take(consumer);
				if (this.wanted.get() > this.caughtUp) {
					catchUp(consumer);
				}
			}
		}
	}

	/**
	 * Reads up to what is committed now.
	 */
	private void catchUp(KafkaConsumer<byte[], byte[]> consumer) {
		long asked = this.wanted.get();
		Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
		while (!this.closing
				&& ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
			take(consumer);
		}
		this.caughtUp = asked;
	}

	private void take(KafkaConsumer<byte[], byte[]> consumer) {
		consumer.poll(Duration.ofMillis(100)).forEach(this::add);
	}

	/**
	 * Returns when all that was committed before has been read.
	 */
	void catchUp() {
		long asked = this.wanted.incrementAndGet();
		while (this.caughtUp < asked) {
			check();
			Pause.millis(50);
		}
	}

	private void check() {
		if (this.failure != null) {
			throw new NotMeasured("The topics could not be read: " + this.failure);
		}
	}

	private synchronized void add(ConsumerRecord<byte[], byte[]> record) {
		if (record.topic().equals(this.topics.deadLetters())) {
			this.deadLetters.add(new String(record.value(), StandardCharsets.UTF_8));
			return;
		}
		if (record.topic().equals(this.conversions) || record.topic().equals(this.polls)) {
			this.work.add(record);
		}
		if (record.value() == null || record.topic().equals(this.polls)) {
			return;
		}
		JsonNode json = ContractJson.mapper().readTree(record.value());
		if (record.topic().equals(this.conversions)) {
			JsonNode ticket = json.path("intent").path("ticket");
			if (ticket.isObject()) {
				this.intents.computeIfAbsent(json.path("work").path("imageId").asLong(), (image) -> new HashMap<>())
					.putIfAbsent(ticket.toString(), Instant.ofEpochMilli(record.timestamp()));
			}
		}
		else if (record.topic().equals(this.topics.actions())) {
			Submitted submitted = new Submitted(System.nanoTime(), json.path("attempts").asInt() > 1);
			json.path("requestIds").forEach((id) -> this.submitted.putIfAbsent(id.asString(), submitted));
		}
		else {
			Ended outcome = Ended.read(json, record.topic().equals(this.topics.completed()));
			this.outcomes.add(outcome);
			this.ended.add(outcome.requestId());
			this.submitted.putIfAbsent(outcome.requestId(), new Submitted(System.nanoTime(), true));
		}
	}

	synchronized List<Ended> outcomes() {
		return List.copyOf(this.outcomes);
	}

	/** How many requests have an outcome. */
	synchronized int ended() {
		check();
		return this.ended.size();
	}

	/** The records that they were. */
	synchronized List<String> deadLetters() {
		return List.copyOf(this.deadLetters);
	}

	/** What the services still hold. */
	synchronized Set<String> work() {
		check();
		return this.work.held();
	}

	/**
	 * The action of each request, or its outcome where there was none.
	 */
	synchronized Map<String, Submitted> submitted() {
		return Map.copyOf(this.submitted);
	}

	/** When the attempts at converting each image were written, of those committed. */
	synchronized Map<Long, List<Instant>> intents() {
		Map<Long, List<Instant>> written = new HashMap<>();
		this.intents.forEach((image, tickets) -> written.put(image, tickets.values().stream().sorted().toList()));
		return written;
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
