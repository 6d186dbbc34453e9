package io.keepsake.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.contract.Topics;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TestProducer;
import io.keepsake.testing.TopicReader;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Topics of a test's own on a real broker, with the records that the services would
 * write.
 */
final class Cluster implements AutoCloseable {

	/** When everything was requested that has failed. */
	final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);

	final Topics topics = new Topics(TestKafka.freshPrefix());

	final Jar keepsake = Jar.on(TestKafka.bootstrapServers(), this.topics.prefix());

	private final EventWriter events = new EventWriter(this.topics, "/test");

	private final TestProducer producer = new TestProducer(TestKafka.bootstrapServers());

	Cluster() {
		io.keepsake.testing.Topics.create(TestKafka.bootstrapServers(), 3, this.topics.requests(),
				this.topics.actions(), this.topics.completed(), this.topics.failed(), this.topics.deadLetters());
	}

	void failed(long image) {
		failed(image, FailureReason.ERRORED, Map.of());
	}

	void failed(long image, FailureReason reason, Map<String, String> headers) {
		this.producer.send(this.events.write(new ConversionFailed("request-" + image, image, "default", null, reason,
				reason.retryable(), "It went wrong.", null, null, null, 1, this.start, this.start.plusSeconds(60),
				List.of(), new ConvertBackup(image, null, null, null), headers)));
	}

	/**
	 * Of images from 1.
	 */
	void failures(int count) {
		for (int image = 1; image <= count; image++) {
			failed(image);
		}
	}

	void completed(long image, String requestId) {
		completed(image, requestId, Map.of());
	}

	private void completed(long image, String requestId, Map<String, String> headers) {
		this.producer.send(this.events.write(new ConversionCompleted(requestId, image, "default", 1L, false, this.start,
				this.start, Instant.now(), headers)));
	}

	void requested(long image, String requestId) {
		this.producer.send(this.topics.requests(), "{\"imageId\":%d,\"requestId\":\"%s\"}".formatted(image, requestId));
	}

	/**
	 * Any record at all.
	 */
	void send(ProducerRecord<byte[], byte[]> record) {
		this.producer.send(record);
	}

	List<Received> requests() {
		return records(this.topics.requests());
	}

	List<Received> records(String topic) {
		return new TopicReader(TestKafka.bootstrapServers()).records(topic);
	}

	List<Received> awaitRequests(int count) {
		return new TopicReader(TestKafka.bootstrapServers()).awaitCount(this.topics.requests(), count,
				Duration.ofSeconds(40));
	}

	/**
	 * Ends a request as the services would.
	 */
	void complete(Received request) {
		completed(imageOf(request), requestIdOf(request), replayHeaders(request));
	}

	void fail(Received request) {
		long image = imageOf(request);
		this.producer.send(this.events.write(new ConversionFailed(requestIdOf(request), image, "default", null,
				FailureReason.ERRORED, true, "Again.", null, null, null, 1, request.timestamp(), Instant.now(),
				List.of(), new ConvertBackup(image, null, null, null), replayHeaders(request))));
	}

	static long imageOf(Received request) {
		return ContractJson.mapper().readTree(request.text()).path("imageId").asLong();
	}

	static String requestIdOf(Received request) {
		return ContractJson.mapper()
			.readTree(request.text())
			.path("requestId")
			.asString(request.topic() + "-" + request.partition() + "@" + request.offset());
	}

	private static Map<String, String> replayHeaders(Received request) {
		Map<String, String> headers = new TreeMap<>(request.headers());
		headers.keySet().removeIf((name) -> !name.startsWith(ReplayHeaders.PREFIX));
		return headers;
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
