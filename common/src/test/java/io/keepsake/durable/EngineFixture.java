package io.keepsake.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The engine with the toy service in a {@link TopologyTestDriver}: the test is its clock,
 * its API and its loop-back producer.
 */
final class EngineFixture implements AutoCloseable {

	static final String LOOP = "loop";

	final AtomicLong now = new AtomicLong(1_000_000);

	/** What the clock shows beyond a full millisecond. */
	Duration beyond = Duration.ZERO;

	final Toy.Decides decides = new Toy.Decides();

	/** How often the engine has looked at its clock. */
	final AtomicLong looks = new AtomicLong();

	final InstantSource clock = () -> {
		this.looks.incrementAndGet();
		return Instant.ofEpochMilli(this.now.get()).plus(this.beyond);
	};

	final List<String> called = new ArrayList<>();

	final List<Map<String, String>> headers = new ArrayList<>();

	final Map<String, Sinks.One<Toy.Response>> open = new LinkedHashMap<>();

	final List<LoopRecord.Ticketed<Toy.Response>> answers = new ArrayList<>();

	final WatchedTasks watch = new WatchedTasks();

	final Map<String, Long> callsUntilAnyTime = new HashMap<>();

	final List<String> closedGates = new ArrayList<>();

	/** Calls that a gate was told to be answered and had not let go. */
	final List<String> answeredElsewhere = new ArrayList<>();

	final Map<String, Instant> closedUntil = new HashMap<>();

	final EngineSettings settings;

	final DurableCalls<Toy.Order, Toy.Work, Toy.Request, Toy.Response, String> engine;

	private final TopologyTestDriver driver;

	private final TestInputTopic<byte[], byte[]> orders;

	private final TestInputTopic<Integer, byte[]> loop;

	private final LoopCodec<Toy.Response> codec = new LoopCodec<>(Toy.Response.class);

	EngineFixture() {
		this(new EngineSettings(Duration.ofMillis(10), 4, 0, Duration.ofSeconds(4), Duration.ofSeconds(5),
				Duration.ZERO, Duration.ofHours(1)));
	}

	EngineFixture(EngineSettings settings) {
		this.settings = settings;
		var definition = new DurableCalls.Definition<>("toy", Toy.Order.class, Toy.Work.class, Toy.Request.class,
				Toy.Response.class, this.decides, (lane) -> new LaneRules<>(new ToyGate(lane)), Toy.Request::change,
				Toy::outbound, true);
		this.engine = new DurableCalls<>(definition, settings, LOOP, (lane, call, headers) -> call(call, headers),
				(partition, reply) -> this.answers.add(reply), () -> {
				}, this.clock, this.watch);
		this.driver = new TopologyTestDriver(topology(), properties(), this.clock.instant());
		this.orders = this.driver.createInputTopic("orders", new ByteArraySerializer(), new ByteArraySerializer());
		this.loop = this.driver.createInputTopic(LOOP, new IntegerSerializer(), new ByteArraySerializer());
	}

	private Topology topology() {
		JsonCodec<Toy.Order> orderCodec = JsonCodec.plain(Toy.Order.class);
		Topology topology = new Topology();
		topology.addSource("orders", new StringDeserializer(), (topic, bytes) -> orderCodec.read(bytes), "orders");
		this.engine.addTo(topology, "orders");
		topology.addSink("out", "out", new ByteArraySerializer(), new ByteArraySerializer(), "toy");
		return topology;
	}

	private static Properties properties() {
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "toy");
		properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		try {
			properties.put(StreamsConfig.STATE_DIR_CONFIG, Files.createTempDirectory("toy").toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	private Mono<Toy.Response> call(Toy.Request request, Map<String, String> headers) {
		this.headers.add(headers);
		this.called.add((request.change() ? "change " : "read ") + request.id());
		Sinks.One<Toy.Response> answer = Sinks.one();
		this.open.put(request.id(), answer);
		return answer.asMono();
	}

	Collection<StateStore> stores() {
		return this.driver.getAllStateStores().values();
	}

	void order(Toy.Order order) {
		this.orders.pipeInput(new byte[0], JsonCodec.plain(Toy.Order.class).write(order));
	}

	/**
	 * The API answers a call; the answer is not read yet.
	 */
	void respond(String id, String text) {
		Sinks.One<Toy.Response> answer = this.open.remove(id);
		if (answer == null) {
			throw new AssertionError(id + " was not called: " + this.called);
		}
		answer.tryEmitValue(new Toy.Response(text)).orThrow();
	}

	/**
	 * What came of calls is read back from the loop.
	 */
	void readAnswers() {
		List<LoopRecord.Ticketed<Toy.Response>> read = List.copyOf(this.answers);
		this.answers.clear();
		pipe(new LoopRecord.Answers<>(read));
	}

	void pipe(LoopRecord<Toy.Response> record) {
		this.loop.pipeInput(0, this.codec.write(record));
	}

	void pipeToLoop(byte[] bytes) {
		this.loop.pipeInput(0, bytes);
	}

	void pass(Duration time) {
		this.now.addAndGet(time.toMillis());
		this.driver.advanceWallClockTime(time);
	}

	void tick() {
		pass(this.settings.tick());
	}

	List<String> published() {
		return this.driver.createOutputTopic("out", new ByteArrayDeserializer(), new ByteArrayDeserializer())
			.readValuesToList()
			.stream()
			.map((value) -> new String(value, StandardCharsets.UTF_8))
			.toList();
	}

	Map<String, Row<Toy.Work, Toy.Request>> held() {
		Map<String, Row<Toy.Work, Toy.Request>> held = new LinkedHashMap<>();
		this.driver.<String, Row<Toy.Work, Toy.Request>>getKeyValueStore("toy-work")
			.all()
			.forEachRemaining((entry) -> held.put(entry.key, entry.value));
		return held;
	}

	@Override
	public void close() {
		this.driver.close();
	}

	private final class ToyGate implements Gate<Toy.Request, Toy.Response> {

		private final String lane;

		private int underWay;

		ToyGate(String lane) {
			this.lane = lane;
		}

		@Override
		public Instant opens(Toy.Request call, Instant now) {
			return EngineFixture.this.closedUntil.getOrDefault(this.lane, now);
		}

		@Override
		public long callsUntil(Instant until, Instant now) {
			return EngineFixture.this.callsUntilAnyTime.getOrDefault(this.lane, Long.MAX_VALUE);
		}

		@Override
		public void leaves(Toy.Request call, Instant now) {
			this.underWay++;
		}

		@Override
		public void answered(Toy.Request call, Reply<Toy.Response> reply, Instant now) {
			if (--this.underWay < 0) {
				EngineFixture.this.answeredElsewhere.add(call.id());
			}
		}

		@Override
		public void inherited(Toy.Request call, Reply<Toy.Response> reply, Instant now) {
			// the tests open and close the gate themselves
		}

		@Override
		public void close() {
			EngineFixture.this.closedGates.add(this.lane);
		}

	}

}
