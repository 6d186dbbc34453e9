package io.keepsake.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics of a test's own, with the records that the services would write.
 */
final class Scene implements AutoCloseable {

	private static final int PARTITIONS = 3;

	/** When everything was requested that has failed. */
	final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);

	final Topics topics = new Topics(TestKafka.freshPrefix());

	final Connection connection = new Connection(Map.of("bootstrap.servers", TestKafka.bootstrapServers()), this.topics,
			Duration.ofSeconds(20));

	private final EventWriter events = new EventWriter(this.topics, "/test");

	private final TestProducer producer = new TestProducer(TestKafka.bootstrapServers());

	Scene() {
		io.keepsake.testing.Topics.create(TestKafka.bootstrapServers(), PARTITIONS, this.topics.requests(),
				this.topics.completed(), this.topics.failed(), this.topics.deadLetters(), this.topics.actions());
	}

	Replays replays() {
		return replays("alice");
	}

	Replays replays(String user) {
		return new Replays(this.connection, InstantSource.system(), new Operator(user, "host", user.hashCode()));
	}

	ConversionFailed failed(long image) {
		return failed(image, "request-" + image, FailureReason.ERRORED, Map.of());
	}

	ConversionFailed failed(long image, String requestId, FailureReason reason, Map<String, String> headers) {
		ConversionFailed event = new ConversionFailed(requestId, image, "default", null, reason, reason.retryable(),
				"It went wrong.", null, null, null, 1, this.start, this.start.plusSeconds(60), List.of(),
				new ConvertBackup(image, null, null, null), headers);
		this.producer.send(this.events.write(event));
		return event;
	}

	void completed(long image, String requestId) {
		completed(image, requestId, Map.of());
	}

	private void completed(long image, String requestId, Map<String, String> headers) {
		this.producer.send(this.events.write(new ConversionCompleted(requestId, image, "default", 1L, false, this.start,
				this.start, Instant.now(), headers)));
	}

	void requested(long image, String requestId) {
		this.producer.send(new ProducerRecord<>(this.topics.requests(), null,
				"{\"imageId\":%d,\"requestId\":\"%s\"}".formatted(image, requestId).getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Deletes what has failed, as retention does.
	 */
	void expireFailures() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			admin.deleteRecords(IntStream.range(0, PARTITIONS)
				.boxed()
				.collect(Collectors.toMap((partition) -> new TopicPartition(this.topics.failed(), partition),
						(partition) -> RecordsToDelete.beforeOffset(-1))))
				.all()
				.get();
		}
	}

	List<Received> requests() {
		return new TopicReader(TestKafka.bootstrapServers()).records(this.topics.requests());
	}

	List<Received> awaitRequests(int count) {
		return new TopicReader(TestKafka.bootstrapServers()).awaitCount(this.topics.requests(), count,
				Duration.ofSeconds(30));
	}

	/**
	 * Ends what was replayed, as the services would.
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
		return io.keepsake.contract.ContractJson.mapper().readTree(request.text()).path("imageId").asLong();
	}

	static String requestIdOf(Received request) {
		return io.keepsake.contract.ContractJson.mapper().readTree(request.text()).path("requestId").asString();
	}

	private static Map<String, String> replayHeaders(Received request) {
		Map<String, String> headers = new java.util.TreeMap<>(request.headers());
		headers.keySet().removeIf((name) -> !name.startsWith(ReplayHeaders.PREFIX));
		return headers;
	}

	static PlanRequest everything() {
		return new PlanRequest(Filter.ALL, Limits.DEFAULTS.withRate(1000), false, "a test");
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
