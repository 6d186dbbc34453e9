package io.keepsake.poller;

import java.time.InstantSource;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.DeadLetterWriter;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.Outbound;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.StreamsRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;

/**
 * The way of an action through the status-poller.
 *
 * <pre>
 *  convert-backup.actions ─▶ actions ─▶ read-action ─▶ polling ◀─▶ loop
 *                                           │             │
 *             convert-backup.dead-letter ◀──┘             ▼
 *                                           .completed, .failed
 * </pre>
 *
 * The actions are keyed by account, and keyed by Keepsake itself: they need no
 * repartition.
 */
final class PollerTopology implements KafkaStreamsInfrastructureCustomizer {

	static final String NAME = "polling";

	static final String DEAD_LETTERS = "dead-letters";

	private static final String SOURCE = "actions";

	private static final String READ = "read-action";

	private static final String COMPLETED = "completed";

	private static final String FAILED = "failed";

	private final Topics topics;

	private final DurableCalls<ActionStarted, ?, ?, ?, ?> engine;

	private final DeadLetterWriter deadLetters;

	private final RecordMetrics metrics;

	private final InstantSource clock;

	PollerTopology(Topics topics, DurableCalls<ActionStarted, ?, ?, ?, ?> engine, RecordMetrics metrics,
			InstantSource clock) {
		this.topics = topics;
		this.engine = engine;
		this.deadLetters = new DeadLetterWriter(topics, StatusPollerApplication.NAME);
		this.metrics = metrics;
		this.clock = clock;
	}

	@Override
	public void configureTopology(Topology topology) {
		topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), this.topics.actions());
		topology.addProcessor(READ, () -> new ReadActions(this.deadLetters, this.metrics, this.clock), SOURCE);
		addSink(topology, DEAD_LETTERS, this.topics.deadLetters(), READ);
		this.engine.addTo(topology, READ);
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
			case ConversionCompleted _ -> COMPLETED;
			case ConversionFailed _ -> FAILED;
			case ActionStarted _ -> throw new IllegalArgumentException("The poller starts no action");
		};
		return new Outbound(sink, StreamsRecords.produced(events.write(event)));
	}

}
