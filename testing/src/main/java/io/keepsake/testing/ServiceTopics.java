package io.keepsake.testing;

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
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/**
 * Topics of a test's own on the shared broker, with the records that the services would
 * write: for tests of what reads those.
 */
public final class ServiceTopics implements AutoCloseable {

	public static final int PARTITIONS = 3;

	private static final Duration BOUND = Duration.ofMinutes(2);

	// when everything was requested that has failed
	private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);

	private final Topics names = new Topics(TestKafka.freshPrefix());

	private final EventWriter events = new EventWriter(this.names, "/test");

	private final TestProducer producer = new TestProducer(TestKafka.bootstrapServers());

	private final TopicReader reader = new TopicReader(TestKafka.bootstrapServers());

	public ServiceTopics() {
		io.keepsake.testing.Topics.create(TestKafka.bootstrapServers(), PARTITIONS, this.names.requests(),
				this.names.actions(), this.names.completed(), this.names.failed(), this.names.deadLetters());
	}

	public Topics names() {
		return this.names;
	}

	/** The request of this image, whose id is {@code request-} and the image's. */
	public void failed(long image) {
		failed(image, "request-" + image, FailureReason.ERRORED, Map.of());
	}

	public void failed(long image, String requestId, FailureReason reason, Map<String, String> headers) {
		this.producer.send(this.events.write(new ConversionFailed(requestId, image, "default", null, reason,
				reason.retryable(), "It went wrong.", null, null, null, 1, this.start, this.start.plusSeconds(60),
				List.of(), new ConvertBackup(image, null, null, null), headers)));
	}

	/** Of images from 1. */
	public void failures(int count) {
		for (int image = 1; image <= count; image++) {
			failed(image);
		}
	}

	public void completed(long image, String requestId) {
		completed(image, requestId, Map.of());
	}

	private void completed(long image, String requestId, Map<String, String> headers) {
		this.producer.send(this.events.write(new ConversionCompleted(requestId, image, "default", 1L, false, this.start,
				this.start, Instant.now(), headers)));
	}

	public void requested(long image, String requestId) {
		this.producer.send(this.names.requests(), "{\"imageId\":%d,\"requestId\":\"%s\"}".formatted(image, requestId));
	}

	/** Any record at all. */
	public void send(ProducerRecord<byte[], byte[]> record) {
		this.producer.send(record);
	}

	public List<Received> requests() {
		return records(this.names.requests());
	}

	public List<Received> records(String topic) {
		return this.reader.records(topic);
	}

	/** All requests once there are at least so many. */
	public List<Received> awaitRequests(int count) {
		return this.reader.awaitCount(this.names.requests(), count, BOUND);
	}

	/** Ends a request as the services would. */
	public void complete(Received request) {
		completed(imageOf(request), requestIdOf(request), replayHeaders(request));
	}

	/** Ends a request as the services would. */
	public void fail(Received request) {
		long image = imageOf(request);
		this.producer.send(this.events.write(new ConversionFailed(requestIdOf(request), image, "default", null,
				FailureReason.ERRORED, true, "Again.", null, null, null, 1, request.timestamp(), Instant.now(),
				List.of(), new ConvertBackup(image, null, null, null), replayHeaders(request))));
	}

	public static long imageOf(Received request) {
		return json(request).path("imageId").asLong();
	}

	/** One that has no id of its own is called by its place. */
	public static String requestIdOf(Received request) {
		return json(request).path("requestId")
			.asString(request.topic() + "-" + request.partition() + "@" + request.offset());
	}

	private static JsonNode json(Received request) {
		return ContractJson.mapper().readTree(request.text());
	}

	private static Map<String, String> replayHeaders(Received request) {
		Map<String, String> headers = new TreeMap<>(request.headers());
		headers.keySet().removeIf((name) -> !name.startsWith(ReplayHeaders.PREFIX));
		return headers;
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
