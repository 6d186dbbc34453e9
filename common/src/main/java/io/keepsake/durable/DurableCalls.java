package io.keepsake.durable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The engine: gives a topology a processor that holds work durably, makes asynchronous
 * calls for it and moves it on by their answers, exactly once.
 *
 * <pre>
 *   source ──▶ ┌───────────┐ ──▶ sinks of the caller's
 *              │   name    │
 *   name-loop ▶└───────────┘ ──▶ name-loop-sink ─▶ loop topic ─▶ name-loop
 *                stores: name-work, name-finished        ▲
 *                                                        │ answers
 *                                          call desk ────┘
 * </pre>
 *
 * The loop topic has as many partitions as the topic behind the source. Records arrive
 * keyed by lane.
 *
 * @param <I> what arrives
 * @param <W> the work that is held for it
 * @param <C> a call to be made for the work
 * @param <A> the answer to a call
 * @param <E> what is published
 */
public final class DurableCalls<I, W, C, A, E> implements AutoCloseable {

	/**
	 * What is stored when a record of the loop is read would carry the time that
	 * {@link FirstOfAll} gave that record, and be old enough to be deleted at once.
	 */
	private static final Map<String, String> STAMPED_BY_BROKERS = Map.of("message.timestamp.type", "LogAppendTime");

	private final Definition<I, W, C, A, E> definition;

	private final EngineSettings settings;

	private final String loopTopic;

	private final InstantSource clock;

	private final EngineWatch<A> watch;

	private final LoopCodec<A> loopCodec;

	private final Answers<A> answers;

	private final Runnable onClose;

	private final CallDesk<C, A> desk;

	public DurableCalls(Definition<I, W, C, A, E> definition, EngineSettings settings, String loopTopic,
			Caller<C, A> caller, Producer<byte[], byte[]> producer, InstantSource clock, EngineWatch<A> watch) {
		this(definition, settings, loopTopic, caller,
				new AnswerWriter<>(producer, loopTopic, new LoopCodec<>(definition.answers()), settings.answerLinger()),
				clock, watch);
	}

	private DurableCalls(Definition<I, W, C, A, E> definition, EngineSettings settings, String loopTopic,
			Caller<C, A> caller, AnswerWriter<A> answers, InstantSource clock, EngineWatch<A> watch) {
		this(definition, settings, loopTopic, caller, answers, answers::close, clock, watch);
	}

	DurableCalls(Definition<I, W, C, A, E> definition, EngineSettings settings, String loopTopic, Caller<C, A> caller,
			Answers<A> answers, Runnable onClose, InstantSource clock, EngineWatch<A> watch) {
		this.definition = definition;
		this.settings = settings;
		this.loopTopic = loopTopic;
		this.clock = clock;
		this.watch = watch;
		this.loopCodec = new LoopCodec<>(definition.answers());
		this.answers = answers;
		this.onClose = onClose;
		this.desk = new CallDesk<>(settings, caller, answers, clock);
	}

	/**
	 * Adds the engine to a topology.
	 * @param source the node whose records arrive; the definition's sinks are added by
	 * the caller, as children of the node {@link Definition#name()}
	 */
	public void addTo(Topology topology, String source) {
		String name = this.definition.name();
		topology.addSource(AutoOffsetReset.earliest(), name + "-loop", new FirstOfAll(), new IntegerDeserializer(),
				new LoopDeserializer<>(this.loopCodec), this.loopTopic);
		topology.addProcessor(name, () -> new DurableProcessor<>(this), source, name + "-loop");
		topology.addStateStore(workStore(), name);
		topology.addStateStore(finishedStore(), name);
		topology.addSink(loopSink(), this.loopTopic, new IntegerSerializer(), new ByteArraySerializer(),
				(topic, partition, value, partitions) -> Optional.of(Set.of(partition)), name);
	}

	private StoreBuilder<KeyValueStore<String, Row<W, C>>> workStore() {
		KeyValueBytesStoreSupplier supplier = this.definition.inMemory() ? Stores.inMemoryKeyValueStore(workStoreName())
				: Stores.persistentKeyValueStore(workStoreName());
		JsonCodec<Row<W, C>> codec = JsonCodec.of(Row.class, this.definition.work(), this.definition.calls());
		return Stores.keyValueStoreBuilder(supplier, Serdes.String(), codec.serde())
			.withLoggingEnabled(STAMPED_BY_BROKERS);
	}

	private StoreBuilder<WindowStore<String, W>> finishedStore() {
		Duration remember = this.settings.remember();
		return Stores
			.windowStoreBuilder(
					Stores.persistentWindowStore(finishedStoreName(), remember, Duration.ofMillis(1), false),
					Serdes.String(), JsonCodec.plain(this.definition.work()).serde())
			.withLoggingEnabled(STAMPED_BY_BROKERS);
	}

	WorkStore<W, C> storeOf(ProcessorContext<Object, Object> context) {
		return new WorkStore<>(context.getStateStore(workStoreName()), context.getStateStore(finishedStoreName()),
				this.settings.remember());
	}

	private String workStoreName() {
		return this.definition.name() + "-work";
	}

	private String finishedStoreName() {
		return this.definition.name() + "-finished";
	}

	String name() {
		return this.definition.name();
	}

	String loopSink() {
		return this.definition.name() + "-loop-sink";
	}

	Decision<I, W, C, A, E> decision() {
		return this.definition.decision();
	}

	Class<I> arrivalType() {
		return this.definition.arrivals();
	}

	LaneRules.Opening<W, C, A> rules() {
		return this.definition.rules();
	}

	Publisher<E> publisher() {
		return this.definition.publisher();
	}

	boolean changes(C call) {
		return this.definition.changes().test(call);
	}

	EngineSettings settings() {
		return this.settings;
	}

	InstantSource clock() {
		return this.clock;
	}

	EngineWatch<A> watch() {
		return this.watch;
	}

	LoopCodec<A> loopCodec() {
		return this.loopCodec;
	}

	Answers<A> answers() {
		return this.answers;
	}

	CallDesk<C, A> desk() {
		return this.desk;
	}

	/**
	 * How many calls are under way in this process.
	 */
	public int callsUnderWay() {
		return this.desk.running();
	}

	/**
	 * Starts no call any more and lets those under way end: to be called before the
	 * streams are closed. Their answers are records by then, and so outlive the process.
	 * @return whether all calls ended in time
	 */
	public boolean drain(Duration patience) throws InterruptedException {
		return this.desk.close(patience);
	}

	/**
	 * Writes what is left to be written: to be called after the streams are closed.
	 */
	@Override
	public void close() {
		this.onClose.run();
	}

	/**
	 * What is particular to a service.
	 *
	 * @param name of the processor, and the beginning of the names of its stores and
	 * nodes
	 * @param changes tells the calls that change something and so need an intent
	 * @param inMemory whether held work is kept in memory rather than in RocksDB
	 */
	public record Definition<I, W, C, A, E>(String name, Class<I> arrivals, Class<W> work, Class<C> calls,
			Class<A> answers, Decision<I, W, C, A, E> decision, LaneRules.Opening<W, C, A> rules, Predicate<C> changes,
			Publisher<E> publisher, boolean inMemory) {
	}

}
