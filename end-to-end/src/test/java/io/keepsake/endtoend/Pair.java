package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.Topics;
import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.poller.StatusPollerApplication;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TestProducer;
import io.keepsake.testing.guarantee.Seen;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulator and as many of each service as a test wants, in this JVM, on topics of
 * their own: impatient enough for a test.
 */
final class Pair implements AutoCloseable {

	/** An account of these names has the token {@code token-of-} and its name. */
	static final List<String> ACCOUNTS = List.of("default", "acme", "globex", "initech");

	private static final AtomicLong IMAGES = new AtomicLong(7_000_000_000L);

	static {
		// until the first service brings its own settings
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
	}

	private final String bootstrapServers;

	private final Path directory;

	private final List<String> settings;

	private final Topics topics = new Topics(TestKafka.freshPrefix());

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withBehaviour(goodBehaviour()));

	private final List<Instance> conversionServices = new ArrayList<>();

	private final List<Instance> statusPollers = new ArrayList<>();

	private final TestProducer producer;

	private final Tail tail;

	private final List<Request> requests = new ArrayList<>();

	private Pair(String bootstrapServers, Path directory, String... settings) {
		this.bootstrapServers = bootstrapServers;
		this.directory = directory;
		this.settings = List.of(settings);
		this.producer = new TestProducer(bootstrapServers);
		startConversionService();
		startStatusPoller();
		this.tail = new Tail(bootstrapServers, List.of(this.topics.requests(), this.topics.actions(),
				this.topics.completed(), this.topics.failed(), this.topics.deadLetters()));
		// a process takes its time for its first calls, which is not what is tested
		ACCOUNTS.stream().map((account) -> publish(freshImage(), account)).toList().forEach(this::outcome);
	}

	/**
	 * One of each, with the test's broker.
	 * @param directory for their state
	 * @param settings that differ, such as {@code keepsake.polling.first=1s}
	 */
	static Pair start(Path directory, String... settings) {
		return new Pair(TestKafka.bootstrapServers(), directory, settings);
	}

	static Pair startOn(String bootstrapServers, Path directory, String... settings) {
		return new Pair(bootstrapServers, directory, settings);
	}

	/**
	 * An API that does what it should, at once.
	 */
	static Behaviour goodBehaviour() {
		return Behaviour.defaults()
			.withLimits(new Limit(1_000_000, Duration.ofHours(1)))
			.withActionDuration(Duration.ofMillis(100))
			.withHoldTime(Duration.ofSeconds(6))
			.withFaultRetryAfter(Duration.ofSeconds(1))
			.withTokens(ACCOUNTS.stream().collect(Collectors.toMap(Pair::token, (account) -> account)));
	}

	static String token(String account) {
		return "token-of-" + account;
	}

	static long freshImage() {
		return IMAGES.incrementAndGet();
	}

	Instance startConversionService(String... more) {
		return start(ConversionServiceApplication.prepare(), "conversion", this.conversionServices, more);
	}

	Instance startStatusPoller(String... more) {
		return start(StatusPollerApplication.prepare(), "poller", this.statusPollers, more);
	}

	private Instance start(SpringApplicationBuilder application, String place, List<Instance> instances,
			String... more) {
		Instance instance = Instance.start(application, arguments(place, more));
		instances.add(instance);
		return instance;
	}

	/**
	 * What a service of this pair is started with.
	 * @param place of its state, within the test's directory
	 */
	String[] arguments(String place, String... more) {
		return Stream
			.of(fast().stream(),
					ACCOUNTS.stream().map((account) -> "keepsake.accounts." + account + ".token=" + token(account)),
					Stream.of("keepsake.engine.state-directory=" + this.directory.resolve(place),
							"keepsake.digitalocean.base-url=" + this.simulator.baseUrl(),
							"keepsake.topics.prefix=" + this.topics.prefix(),
							"spring.kafka.bootstrap-servers=" + this.bootstrapServers),
					this.settings.stream(), Stream.of(more))
			.flatMap((part) -> part)
			// Spring would make a list of two values, and here the last one counts
			.collect(Collectors.toMap((setting) -> setting.substring(0, setting.indexOf('=')), (setting) -> setting,
					(before, after) -> after, LinkedHashMap::new))
			.values()
			.stream()
			.map((setting) -> "--" + setting)
			.toArray(String[]::new);
	}

	private static List<String> fast() {
		return List.of("server.port=0", "logging.level.root=WARN", "keepsake.topics.partitions=3",
				"keepsake.digitalocean.limits=1000000/1h", "keepsake.digitalocean.pause=400ms",
				"keepsake.digitalocean.probe-interval=200ms", "keepsake.digitalocean.forbidden-before-blocked=3",
				"keepsake.engine.lease=1s", "keepsake.engine.stop-timeout=3s", "keepsake.conversion.first-retry=100ms",
				"keepsake.conversion.longest-retry=400ms", "keepsake.conversion.rejections=3",
				"keepsake.conversion.rejection-wait=300ms", "keepsake.conversion.operation-wait=300ms",
				"keepsake.conversion.image-lag=600ms", "keepsake.polling.first=200ms", "keepsake.polling.longest=400ms",
				"keepsake.polling.first-retry=100ms", "keepsake.polling.longest-retry=400ms",
				"keepsake.polling.missing=1s", "keepsake.polling.image-lag=300ms",
				"spring.kafka.streams.properties.[commit.interval.ms]=20",
				"spring.kafka.streams.properties.[poll.ms]=10");
	}

	Simulator simulator() {
		return this.simulator;
	}

	Topics topics() {
		return this.topics;
	}

	/**
	 * Steers the API, from its good behaviour on.
	 */
	void behave(UnaryOperator<Behaviour> change) {
		this.simulator.behave(change.apply(goodBehaviour()));
	}

	/**
	 * What was called for an image.
	 */
	Calls calls(long imageId) {
		return Calls.of(this.simulator, imageId);
	}

	TestProducer producer() {
		return this.producer;
	}

	Tail tail() {
		return this.tail;
	}

	Instance conversionService() {
		return this.conversionServices.getFirst();
	}

	Instance statusPoller() {
		return this.statusPollers.getFirst();
	}

	/**
	 * Stops an instance gracefully.
	 */
	void stop(Instance instance) {
		instance.close();
		this.conversionServices.remove(instance);
		this.statusPollers.remove(instance);
	}

	void stopAll() {
		Stream.concat(this.conversionServices.stream(), this.statusPollers.stream()).toList().forEach(this::stop);
	}

	Request publish(long imageId) {
		return publish("{\"imageId\":%d}".formatted(imageId));
	}

	Request publish(long imageId, String account) {
		return publish("{\"imageId\":%d,\"account\":\"%s\"}".formatted(imageId, account));
	}

	Request publish(String json) {
		return publish(new ProducerRecord<>(this.topics.requests(), json.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Publishes a good request, in a record of any form.
	 */
	Request publish(ProducerRecord<byte[], byte[]> record) {
		RecordMetadata place = this.producer.send(record);
		String json = new String(record.value(), StandardCharsets.UTF_8);
		JsonNode value = ContractJson.mapper().readTree(json);
		Request request = new Request(
				value.path("requestId").asString(place.topic() + "-" + place.partition() + "@" + place.offset()),
				value.path("imageId").asLong(), value.path("account").asString("default"),
				Instant.ofEpochMilli(place.timestamp()), json);
		this.requests.add(request);
		return request;
	}

	/**
	 * All that was published and what has become of it, to be held against the promises.
	 */
	Seen seen() {
		Map<String, List<Request>> sent = this.requests.stream().collect(Collectors.groupingBy(Request::requestId));
		return new Seen(
				sent.values()
					.stream()
					.map((same) -> new Seen.Asked(same.getFirst().requestId(), same.getFirst().account(),
							same.getFirst().imageId(), same.size()))
					.toList(),
				this.tail.records().stream().filter(this::isOutcome).map(this::ended).toList(), this.simulator.images(),
				this.simulator.calls());
	}

	private Seen.Ended ended(Received record) {
		JsonNode json = json(record.text());
		return new Seen.Ended(json.path("requestId").asString(), json.path("account").asString(),
				json.path("imageId").asLong(), record.topic().equals(this.topics.completed()),
				json.path("reason").asString(""), json.path("detail").asString(""));
	}

	/**
	 * The outcome of a request, whatever it is.
	 */
	Outcome outcome(Request request) {
		Received record = this.tail.await("an outcome of " + request, (received) -> isOutcomeOf(received, request));
		return new Outcome(this, request, record);
	}

	private boolean isOutcomeOf(Received received, Request request) {
		return isOutcome(received) && request.requestId().equals(requestId(received));
	}

	private boolean isOutcome(Received received) {
		return received.topic().equals(this.topics.completed()) || received.topic().equals(this.topics.failed());
	}

	private static String requestId(Received received) {
		return ContractJson.mapper().readTree(received.text()).path("requestId").asString();
	}

	/**
	 * The action that serves the request, as published for it.
	 */
	JsonNode action(Request request) {
		return json(actionRecord(request).text());
	}

	Received actionRecord(Request request) {
		return this.tail.await("an action of " + request,
				(received) -> received.topic().equals(this.topics.actions()) && json(received.text()).path("requestIds")
					.valueStream()
					.anyMatch((id) -> id.asString().equals(request.requestId())));
	}

	/**
	 * The action as it was published first.
	 */
	JsonNode startOf(long actionId) {
		return json(this.tail
			.await("action " + actionId,
					(received) -> received.topic().equals(this.topics.actions())
							&& json(received.text()).path("action").path("id").asLong() == actionId)
			.text());
	}

	/**
	 * The id of the one action that an image has.
	 */
	long onlyAction(long imageId) {
		assertThat(this.simulator.actionsOf(imageId)).hasSize(1);
		return this.simulator.actionsOf(imageId).getFirst().id();
	}

	/**
	 * Once nothing runs any more, nothing more can come: no request has two outcomes.
	 */
	void assertOneOutcomePerRequest() {
		Map<String, Long> counts = this.tail.records()
			.stream()
			.filter(this::isOutcome)
			.collect(Collectors.groupingBy(Pair::requestId, Collectors.counting()));
		assertThat(counts.values()).allMatch((count) -> count == 1, "one outcome for each of " + counts);
	}

	static ObjectNode json(String text) {
		return (ObjectNode) ContractJson.mapper().readTree(text);
	}

	@Override
	public void close() {
		stopAll();
		this.producer.close();
		this.tail.close();
		this.simulator.close();
		assertOneOutcomePerRequest();
		new ContractKept(this.topics, this.tail.records()).assertKept();
	}

}
