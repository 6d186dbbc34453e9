package io.keepsake.conversion;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.keepsake.contract.Capacity;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Accounts;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.durable.DurableCalls;
import io.keepsake.service.LoopTopic;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.TopicProperties;
import io.keepsake.service.Tracing;
import io.keepsake.testing.IdleEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * The topology as the service builds it, around an engine that calls nobody.
 */
final class TestedTopology implements AutoCloseable {

	static final String APPLICATION = "conversion-service";

	private final Topics topics = new Topics();

	private final EventWriter events = new EventWriter(this.topics, "/keepsake/conversion-service");

	private final DurableCalls<RequestAccepted, Conversion, Call, Answer, Event> engine = IdleEngine
		.of(new DurableCalls.Definition<>(ConversionTopology.NAME, RequestAccepted.class, Conversion.class, Call.class,
				Answer.class,
				new ConversionDecision(new ConversionPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
						Duration.ofHours(24), 5, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(30),
						new Capacity(1000))),
				IdleEngine::rules, Call::changes, (Event event) -> ConversionTopology.outbound(this.events, event),
				false), "conversion-service-loop");

	Topology build() {
		StreamsBuilder builder = builder();
		ConversionTopology conversion = conversion();
		conversion.configureBuilder(builder);
		Topology topology = builder.build(properties());
		conversion.configureTopology(topology);
		return topology;
	}

	/**
	 * As far as the engine, which has its state on disk: the driver waits for the disk
	 * twice for each record.
	 */
	Topology buildIntake() {
		StreamsBuilder builder = builder();
		conversion().configureBuilder(builder);
		Topology topology = builder.build(properties());
		topology.addSink(ConversionTopology.REFUSED, this.topics.failed(), new ByteArraySerializer(),
				new ByteArraySerializer(), "read-request");
		topology.addSink(ConversionTopology.DEAD_LETTERS, this.topics.deadLetters(), new ByteArraySerializer(),
				new ByteArraySerializer(), "read-request");
		return topology;
	}

	private static StreamsBuilder builder() {
		return new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
	}

	private ConversionTopology conversion() {
		return new ConversionTopology(new TopicProperties("", 12, 1, true, Duration.ofMinutes(1), List.of("x-")),
				new LoopTopic("conversion-service-loop", 12), this.engine,
				new Accounts(Map.of("default", "token", "archive", "token")),
				new RecordMetrics(new SimpleMeterRegistry(), Tracing.off()), Tracing.off(), InstantSource.system());
	}

	static Properties properties() {
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
		properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
		return properties;
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
