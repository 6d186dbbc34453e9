package io.keepsake.poller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Capacity;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.EngineSettings;
import io.keepsake.durable.EngineWatch;
import io.keepsake.durable.LaneRules;
import io.keepsake.quota.AccountGate;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaSettings;
import io.keepsake.quota.QuotaWatch;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

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
				(account) -> new LaneRules<>(new AccountGate(account,
						new QuotaSettings(List.of(), 0, Duration.ofSeconds(1), Duration.ofSeconds(1),
								Duration.ofSeconds(1), 3),
						clock, new Blocks(), QuotaWatch.NONE)),
				Call::changes, (Event event) -> PollerTopology.outbound(events, event), true);
		try (var engine = new DurableCalls<>(definition,
				new EngineSettings(Duration.ofMillis(10), 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1),
						Duration.ZERO, Duration.ofHours(24)),
				"status-poller-loop", (account, call, headers) -> Mono.never(),
				new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()), clock,
				EngineWatch.none())) {
			Topology topology = new Topology();
			new PollerTopology(new Topics(""), engine, new RecordMetrics(new SimpleMeterRegistry(), Tracing.off()),
					clock)
				.configureTopology(topology);
			return topology;
		}
	}

}
