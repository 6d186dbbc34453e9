package io.keepsake.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes requests.
 */
final class Requests implements AutoCloseable {

	private final KafkaProducer<byte[], byte[]> producer;

	private final String topic;

	private final InstantSource clock;

	private final AtomicReference<Exception> failure = new AtomicReference<>();

	Requests(String bootstrapServers, String topic, InstantSource clock) {
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.topic = topic;
		this.clock = clock;
	}

	/**
	 * Returns when it was published.
	 */
	Instant publish(long imageId, String account, @Nullable Instant expiresAt) {
		Instant now = this.clock.instant();
		String expiry = (expiresAt != null) ? ",\"expiresAt\":\"" + expiresAt + "\"" : "";
		String json = "{\"imageId\":" + imageId + ",\"account\":\"" + account + "\"" + expiry + "}";
		var _ = this.producer.send(
				new ProducerRecord<>(this.topic, null, now.toEpochMilli(), null, json.getBytes(StandardCharsets.UTF_8)),
				(metadata, failed) -> {
					if (failed != null) {
						this.failure.set(failed);
					}
				});
		return now;
	}

	/**
	 * Returns when all of them are with the broker.
	 */
	void flush() {
		this.producer.flush();
		Exception failed = this.failure.get();
		if (failed != null) {
			throw new NotMeasured("a request could not be published: " + failed);
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
