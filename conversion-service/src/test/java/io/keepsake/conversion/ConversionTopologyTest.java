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
import io.keepsake.service.Tracing;
import io.keepsake.service.TopicProperties;
import io.keepsake.testing.IdleEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * The names of nodes, stores and internal topics outlive a version: what changes here
 * strands the state of those who upgrade.
 */
class ConversionTopologyTest {

	@Test
	void theTopologyIsAsPublished() {
		assertThat(topology().describe()).asString()
			.isEqualToNormalizingNewlines(contentOf(getClass().getResource("topology.txt")));
	}

	private static Topology topology() {
		InstantSource clock = InstantSource.system();
		TopicProperties topics = new TopicProperties("", 12, 1, true, Duration.ofMinutes(1), List.of());
		EventWriter events = new EventWriter(new Topics(""), "/keepsake/conversion-service");
		var definition = new DurableCalls.Definition<>(ConversionTopology.NAME, RequestAccepted.class, Conversion.class,
				Call.class, Answer.class,
				new ConversionDecision(new ConversionPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
						Duration.ofHours(24), 5, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(30),
						new Capacity(1000))),
				IdleEngine::rules, Call::changes, (Event event) -> ConversionTopology.outbound(events, event), false);
		try (var engine = IdleEngine.of(definition, "conversion-service-loop")) {
			ConversionTopology conversion = new ConversionTopology(topics, new LoopTopic("conversion-service-loop", 12),
					engine, new Accounts(Map.of("default", "token")),
					new RecordMetrics(new SimpleMeterRegistry(), Tracing.off()), Tracing.off(), clock);
			Properties strict = new Properties();
			strict.put(StreamsConfig.APPLICATION_ID_CONFIG, "conversion-service");
			strict.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
			strict.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
			StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(strict)));
			conversion.configureBuilder(builder);
			Topology topology = builder.build(strict);
			conversion.configureTopology(topology);
			return topology;
		}
	}

}
