package io.keepsake.conversion;

import java.time.InstantSource;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.RequestReader;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Accounts;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.Outbound;
import io.keepsake.service.LoopTopic;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.StreamsRecords;
import io.keepsake.service.TopicProperties;
import io.keepsake.service.Tracing;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;

/**
 * The way of a request through the conversion-service.
 *
 * <pre>
 *  convert-backup ─▶ requests ─▶ read-request ─▶ accepted ─▶ by-account (repartition)
 *                                  │   │                          │
 *            convert-backup.failed ◀───┘   │                      ▼
 *       convert-backup.dead-letter ◀───────┘     loop ─▶ conversion ─▶ loop
 *                                                             │
 *                        .actions, .completed, .failed ◀──────┘
 * </pre>
 *
 * The repartition gathers all work of an account in one task, whichever key, partition
 * and hash its publishers use.
 */
final class ConversionTopology implements KafkaStreamsInfrastructureCustomizer {

	static final String NAME = "conversion";

	static final String ACCEPTED = "accepted";

	static final String REFUSED = "refused";

	static final String DEAD_LETTERS = "dead-letters";

	private static final String READ = "read-request";

	private static final String BY_ACCOUNT = "by-account";

	private static final String ACTIONS = "actions";

	private static final String COMPLETED = "completed";

	private static final String FAILED = "failed";

	private final Topics topics;

	private final LoopTopic loop;

	private final DurableCalls<RequestAccepted, ?, ?, ?, ?> engine;

	private final RequestReader reader;

	private final EventWriter events;

	private final DeadLetterWriter deadLetters;

	private final RecordMetrics metrics;

	private final Tracing tracing;

	private final InstantSource clock;

	ConversionTopology(TopicProperties topics, LoopTopic loop, DurableCalls<RequestAccepted, ?, ?, ?, ?> engine,
			Accounts accounts, RecordMetrics metrics, Tracing tracing, InstantSource clock) {
		this.topics = topics.names();
		this.loop = loop;
		this.engine = engine;
		this.reader = new RequestReader(accounts::has, topics.forwardedHeaders());
		this.events = events(this.topics);
		this.deadLetters = new DeadLetterWriter(this.topics, ConversionServiceApplication.NAME);
		this.metrics = metrics;
		this.tracing = tracing;
		this.clock = clock;
	}

	private static EventWriter events(Topics topics) {
		return new EventWriter(topics, "/keepsake/" + ConversionServiceApplication.NAME);
	}

	@Override
	public void configureBuilder(StreamsBuilder builder) {
		builder
			.stream(this.topics.requests(),
					Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
						.withTimestampExtractor(new AnyTimestamp())
						.withName("requests"))
			.process(() -> new ReadRequests(this.reader, this.events, this.deadLetters, this.metrics, this.tracing,
					this.clock), Named.as(READ))
			.map((account, request) -> KeyValue.pair((String) account, (RequestAccepted) request), Named.as(ACCEPTED))
			.repartition(Repartitioned.with(Serdes.String(), RequestAcceptedSerde.create())
				.withName(BY_ACCOUNT)
				.withNumberOfPartitions(this.loop.partitions()));
	}

	@Override
	public void configureTopology(Topology topology) {
		addSink(topology, REFUSED, this.topics.failed(), READ);
		addSink(topology, DEAD_LETTERS, this.topics.deadLetters(), READ);
		this.engine.addTo(topology, BY_ACCOUNT + "-repartition-source");
		addSink(topology, ACTIONS, this.topics.actions(), NAME);
		addSink(topology, COMPLETED, this.topics.completed(), NAME);
		addSink(topology, FAILED, this.topics.failed(), NAME);
	}

	private static void addSink(Topology topology, String name, String topic, String parent) {
		topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
	}

	/**
	 * The sink and the bytes of an event.
	 */
	static Outbound outbound(EventWriter events, Event event) {
		String sink = switch (event) {
			case ActionStarted _ -> ACTIONS;
			case ConversionCompleted _ -> COMPLETED;
			case ConversionFailed _ -> FAILED;
		};
		return new Outbound(sink, StreamsRecords.produced(events.write(event)));
	}

}
