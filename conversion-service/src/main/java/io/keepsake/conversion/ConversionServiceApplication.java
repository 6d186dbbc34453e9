package io.keepsake.conversion;

import java.time.InstantSource;

import io.keepsake.contract.Event;
import io.keepsake.contract.EventWriter;
import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Accounts;
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
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Accepts requests to convert a backup, makes the calls within each account's limits, and
 * publishes the actions; see {@link ConversionTopology} for the way of a request and
 * {@link ConversionDecision} for what is decided.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration // all beans are made here: a start need not look for any
@Import(ServiceConfiguration.class)
@EnableConfigurationProperties(ConversionProperties.class)
public class ConversionServiceApplication {

	static final String NAME = "conversion-service";

	public static void main(String[] args) {
		prepare().run(args);
	}

	/**
	 * The application, ready to be run in a process of its own or beside others.
	 */
	public static SpringApplicationBuilder prepare() {
		return Service.named(NAME, ConversionServiceApplication.class);
	}

	@Bean
	EngineTopics engineTopics() {
		return EngineTopics.byConfiguration("by-account-repartition", "conversion-work-changelog",
				"conversion-finished-changelog");
	}

	@Bean(destroyMethod = "close")
	DurableCalls<RequestAccepted, Conversion, Call, Answer, Event> engine(ConversionProperties properties,
			Topics topics, LoopTopic loop, LoopProducer producer, DigitalOceanClient client, Blocks blocks,
			QuotaWatch watch, EngineWatch<Answer> engineWatch, RecordMetrics metrics, Tracing tracing,
			InstantSource clock) {
		EventWriter events = new EventWriter(topics, "/keepsake/" + NAME);
		var definition = new DurableCalls.Definition<>(ConversionTopology.NAME, RequestAccepted.class, Conversion.class,
				Call.class, Answer.class, new ConversionDecision(properties.conversion().policy()),
				(account) -> new LaneRules<>(
						new AccountGate(account, properties.digitalocean().quota(), clock, blocks, watch)),
				Call::changes, (Event event) -> {
					metrics.published(event);
					return ConversionTopology.outbound(events, event);
				}, false);
		return new DurableCalls<>(definition, properties.engine().settings(properties.digitalocean().callTimeout()),
				loop.name(), tracing.calls(client), producer.create(), clock, engineWatch);
	}

	@Bean
	ConversionTopology conversionTopology(ConversionProperties properties, LoopTopic loop,
			DurableCalls<RequestAccepted, Conversion, Call, Answer, Event> engine, Accounts accounts,
			RecordMetrics metrics, Tracing tracing, InstantSource clock) {
		return new ConversionTopology(properties.topics(), loop, engine, accounts, metrics, tracing, clock);
	}

}
