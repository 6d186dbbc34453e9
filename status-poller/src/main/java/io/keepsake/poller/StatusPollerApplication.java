package io.keepsake.poller;

import java.time.InstantSource;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.DigitalOceanClient;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.EngineWatch;
import io.keepsake.durable.LaneRules;
import io.keepsake.quota.AccountGate;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaWatch;
import io.keepsake.service.LoopProducer;
import io.keepsake.service.EngineTopics;
import io.keepsake.service.LoopTopic;
import io.keepsake.service.RecordMetrics;
import io.keepsake.service.Service;
import io.keepsake.service.ServiceConfiguration;
import io.keepsake.service.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Follows each action to its end and publishes the outcome of every request that it
 * serves; see {@link PollerTopology} for the way of an action and {@link PollingDecision}
 * for what is decided.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration // all beans are made here: a start need not look for any
@Import(ServiceConfiguration.class)
@EnableConfigurationProperties(PollerProperties.class)
public class StatusPollerApplication {

	static final String NAME = "status-poller";

	public static void main(String[] args) {
		prepare().run(args);
	}

	/**
	 * The application, ready to be run in a process of its own or beside others.
	 */
	public static SpringApplicationBuilder prepare() {
		return Service.named(NAME, StatusPollerApplication.class);
	}

	@Bean
	EngineTopics engineTopics(Topics topics) {
		return EngineTopics.like(topics.actions(), "polling-work-changelog", "polling-finished-changelog");
	}

	@Bean(destroyMethod = "close")
	DurableCalls<ActionStarted, Following, Call, Answer, Event> engine(PollerProperties properties, Topics topics,
			LoopTopic loop, LoopProducer producer, DigitalOceanClient client, Blocks blocks, QuotaWatch watch,
			MeterRegistry meters, EngineWatch<Answer> engineWatch, RecordMetrics metrics, Tracing tracing,
			InstantSource clock) {
		EventWriter events = new EventWriter(topics, "/keepsake/" + NAME);
		PollingPolicy policy = properties.polling().policy();
		PollPlan plan = new PollPlan(policy);
		PollWatch polls = new PollMetrics(meters);
		LaneRules.Opening<Following, Call, Answer> rules = (account) -> {
			AccountGate gate = new AccountGate(account, properties.digitalocean().quota(), clock, blocks, watch);
			return new LaneRules<>(gate, new AccountPolls(plan, gate::partLeft, polls));
		};
		var definition = new DurableCalls.Definition<>(PollerTopology.NAME, ActionStarted.class, Following.class,
				Call.class, Answer.class, new PollingDecision(policy), rules, Call::changes, (Event event) -> {
					metrics.published(event);
					return PollerTopology.outbound(events, event);
				}, true);
		return new DurableCalls<>(definition, properties.engine().settings(properties.digitalocean().callTimeout()),
				loop.name(), tracing.calls(client), producer.create(), clock, engineWatch);
	}

	@Bean
	PollerTopology pollerTopology(Topics topics, DurableCalls<ActionStarted, Following, Call, Answer, Event> engine,
			RecordMetrics metrics, InstantSource clock) {
		return new PollerTopology(topics, engine, metrics, clock);
	}

}
