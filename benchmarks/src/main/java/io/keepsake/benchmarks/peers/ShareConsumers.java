package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import reactor.core.publisher.Flux;

/**
 * Kafka's own share consumers. One has to acknowledge all that it was given before it is
 * given more, so there are several, each of which calls for a few records at a time. What
 * they acknowledge goes with their next poll.
 *
 * @see <a href=
 * "https://kafka.apache.org/42/javadoc/org/apache/kafka/clients/consumer/KafkaShareConsumer.html">KafkaShareConsumer</a>
 */
final class ShareConsumers implements AutoCloseable {

	private static final int CONSUMERS = Integer.getInteger("share.consumers", 16);

	private final Place place;

	private final PeerWork work;

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean closing;

	private ShareConsumers(Place place, PeerWork work) {
		this.place = place;
		this.work = work;
	}

	static ShareConsumers start(Place place, PeerWork work) {
		ShareConsumers consumers = new ShareConsumers(place, work);
		for (int i = 0; i < CONSUMERS; i++) {
			consumers.threads.add(Thread.ofPlatform().name("share-" + i).start(consumers::consume));
		}
		return consumers;
	}

	private Map<String, Object> settings() {
		Map<String, Object> settings = new HashMap<>();
		settings.put("bootstrap.servers", this.place.bootstrapServers());
		settings.put("group.id", this.place.group());
		settings.put("share.acknowledgement.mode", "explicit");
		// else a poll may bring more than it may
		settings.put("share.acquire.mode", "record_limit");
		settings.put("max.poll.records", Math.max(1, this.place.inFlight() / CONSUMERS));
		return settings;
	}

	private void consume() {
		try (KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(settings(),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(List.of(this.place.topics().requests()));
			while (!this.closing) {
				ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
				Objects
					.requireNonNull(
							Flux.fromIterable(records).flatMap(this::end, CONSUMERS * 1024).collectList().block())
					.forEach((ended) -> consumer.acknowledge(ended.record(), ended.how()));
			}
			consumer.commitSync();
		}
	}

	private Flux<Ended> end(ConsumerRecord<byte[], byte[]> record) {
		return this.work.convert(record.value())
			.map((published) -> new Ended(record, AcknowledgeType.ACCEPT))
			.onErrorReturn(new Ended(record, AcknowledgeType.RELEASE))
			.flux();
	}

	@Override
	public void close() {
		this.closing = true;
		try {
			for (Thread thread : this.threads) {
				thread.join(Duration.ofSeconds(20));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.work.close();
	}

	private record Ended(ConsumerRecord<byte[], byte[]> record, AcknowledgeType how) {
	}

}
