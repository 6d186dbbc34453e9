package io.keepsake.benchmarks.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.testing.guarantee.Seen.Asked;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes requests: most for an image of their own, some for an image that another one
 * has asked for, some twice, and some that nobody can read.
 */
final class Load implements AutoCloseable {

	private static final long FIRST_IMAGE = 7_000_000_000L;

	/** Those that a steady load is of have accounts of their own. */
	private static final long FIRST_STEADY = 1_000_000_000L;

	private static final List<String> UNREADABLE = List.of("", "not json", "[1,2]", "{\"imageId\":\"7938291\"}",
			"{\"imageId\":1e400}", "{\"imageId\":7938291", "\u0000\u0001");

	private final KafkaProducer<byte[], byte[]> producer;

	private final String topic;

	private final Random random;

	private final List<String> accounts;

	private final List<String> steadyAccounts;

	private final Map<String, Asked> requests = new LinkedHashMap<>();

	private final AtomicReference<Exception> failure = new AtomicReference<>();

	private long images;

	private long steadyImages = FIRST_STEADY;

	private final List<String> unreadable = new ArrayList<>();

	Load(String bootstrapServers, String topic, List<String> accounts, List<String> steadyAccounts, long seed) {
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5,
				"delivery.timeout.ms", 1_800_000, "max.block.ms", 600_000), new ByteArraySerializer(),
				new ByteArraySerializer());
		this.topic = topic;
		this.accounts = accounts;
		this.steadyAccounts = steadyAccounts;
		this.random = new Random(seed);
	}

	List<Asked> requests() {
		return List.copyOf(this.requests.values());
	}

	/** What nobody can read, as often as it was sent. */
	List<String> unreadable() {
		return List.copyOf(this.unreadable);
	}

	/**
	 * One more request, or what is none.
	 */
	void publish() {
		int kind = this.random.nextInt(1000);
		if (kind < 5) {
			String text = UNREADABLE.get(this.random.nextInt(UNREADABLE.size()));
			this.unreadable.add(text);
			send(text, null);
			return;
		}
		boolean another = kind < 35 && this.images > 0;
		long number = another ? this.images - 1 - this.random.nextLong(Math.min(50, this.images)) : this.images++;
		publish(number, (kind >= 35 && kind < 65) ? 2 : 1);
	}

	/**
	 * A request for an image of its own, in an account that only such requests are of.
	 * @return its id
	 */
	String publishSteady() {
		return publish(this.steadyImages++, 1);
	}

	private String publish(long number, int times) {
		String requestId = "chaos-" + this.requests.size();
		List<String> among = (number < FIRST_STEADY) ? this.accounts : this.steadyAccounts;
		String account = among.get((int) (number % among.size()));
		long imageId = FIRST_IMAGE + number;
		this.requests.put(requestId, new Asked(requestId, account, imageId, 1));
		for (int time = 0; time < times; time++) {
			// copies go to the same partition, one right after the other
			send("{\"imageId\":%d,\"account\":\"%s\",\"requestId\":\"%s\"}".formatted(imageId, account, requestId),
					(times > 1) ? requestId : null);
		}
		return requestId;
	}

	private void send(String value, @Nullable String key) {
		byte[] keyed = (key != null) ? key.getBytes(StandardCharsets.UTF_8) : null;
		var _ = this.producer.send(new ProducerRecord<>(this.topic, keyed, value.getBytes(StandardCharsets.UTF_8)),
				(metadata, failed) -> {
					if (failed != null) {
						this.failure.set(failed);
					}
				});
	}

	/**
	 * Returns when the brokers have all of them.
	 */
	void flush() {
		this.producer.flush();
		Exception failed = this.failure.get();
		if (failed != null) {
			throw new NotMeasured("A request could not be published: " + failed);
		}
	}

	@Override
	public void close() {
		this.producer.close(java.time.Duration.ZERO);
	}

}
