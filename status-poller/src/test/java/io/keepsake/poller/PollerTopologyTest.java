package io.keepsake.poller;

import java.time.Duration;
import java.time.InstantSource;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Capacity;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.durable.DurableCalls;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.Tracing;
import io.keepsake.testing.IdleEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * The names of nodes, stores and internal topics outlive a version: what changes here
 * strands the state of those who upgrade.
 */
class PollerTopologyTest {

	@Test
	void theTopologyIsAsPublished() {
		assertThat(topology().describe()).asString()
			.isEqualToNormalizingNewlines(contentOf(getClass().getResource("topology.txt")));
	}

	private static Topology topology() {
		InstantSource clock = InstantSource.system();
		EventWriter events = new EventWriter(new Topics(""), "/keepsake/status-poller");
		var definition = new DurableCalls.Definition<>(PollerTopology.NAME, ActionStarted.class, Following.class,
				Call.class, Answer.class,
				new PollingDecision(new PollingPolicy(Duration.ofSeconds(1), 0.1, Duration.ofSeconds(1),
						new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofHours(24),
						Duration.ofMinutes(1), Duration.ofSeconds(1), new Capacity(1000))),
				IdleEngine::rules, Call::changes, (Event event) -> PollerTopology.outbound(events, event), true);
		try (var engine = IdleEngine.of(definition, "status-poller-loop")) {
			Topology topology = new Topology();
			new PollerTopology(new Topics(""), engine, new RecordMetrics(new SimpleMeterRegistry(), Tracing.off()),
					clock)
				.configureTopology(topology);
			return topology;
		}
	}

}
