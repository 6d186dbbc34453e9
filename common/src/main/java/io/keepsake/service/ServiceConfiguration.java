package io.keepsake.service;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

import io.keepsake.contract.Topics;
import io.keepsake.digitalocean.Accounts;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.DigitalOceanClient;
import io.keepsake.durable.DurableCalls;
import io.keepsake.durable.EngineWatch;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The parts of a service that all services have. Each adds its properties, its engine and
 * its topology.
 */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
public class ServiceConfiguration {

	@Bean
	static KnownPropertiesAdvisor knownProperties() {
		return new KnownPropertiesAdvisor();
	}

	/**
	 * Real time, unless whoever starts the service has given it another before any
	 * configuration is read.
	 */
	@Bean
	@ConditionalOnMissingBean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	Accounts accounts(CommonProperties properties) {
		return properties.tokens();
	}

	@Bean
	TokenFiles tokenFiles(Accounts accounts, CommonProperties properties) {
		return new TokenFiles(accounts, properties.accounts()).every(properties.digitalocean().tokenCheck());
	}

	@Bean
	Blocks blocks() {
		return new Blocks();
	}

	@Bean
	AccountLabels accountLabels(CommonProperties properties) {
		return new AccountLabels(properties.engine().accountsInMetrics());
	}

	@Bean
	QuotaWatch quotaWatch(MeterRegistry registry, AccountLabels labels, Blocks blocks, CommonProperties properties,
			InstantSource clock) {
		return new QuotaMetrics(registry, labels, blocks, properties.digitalocean().quota().wordCounts(), clock);
	}

	@Bean
	EngineWatch<Answer> engineWatch(MeterRegistry registry, AccountLabels labels, InstantSource clock) {
		return new WorkMetrics(registry, labels, clock);
	}

	@Bean
	Tracing tracing(ObjectProvider<Tracer> tracer, ObservationRegistry observations) {
		return new Tracing(tracer.getIfAvailable(), observations);
	}

	/**
	 * Whoever asks for health or metrics is of no request's trace.
	 */
	@Bean
	SpanExportingPredicate onlyWhatIsDoneForRequests() {
		return (span) -> span.getKind() != Span.Kind.SERVER;
	}

	@Bean
	RecordMetrics recordMetrics(MeterRegistry registry, Tracing tracing) {
		return new RecordMetrics(registry, tracing);
	}

	@Bean
	StreamsMetrics streamsMetrics(MeterRegistry registry) {
		return new StreamsMetrics(registry);
	}

	@Bean
	static MeterFilter apiMeters() {
		return ApiObservation.meters();
	}

	@Bean
	static MeterFilter streamsMeters() {
		return StreamsMetrics.meters();
	}

	@Bean
	Topics topics(CommonProperties properties) {
		return properties.topics().names();
	}

	@Bean
	DigitalOceanClient digitalOcean(CommonProperties properties, Accounts accounts, WebClient.Builder web,
			InstantSource clock) {
		return new DigitalOceanClient(properties.digitalocean().options(), accounts,
				web.observationConvention(new ApiObservation()), clock);
	}

	@Bean
	Cluster cluster(KafkaAdmin admin, CommonProperties properties, Accounts checkedFirst) {
		return Cluster.await(admin, properties.engine().brokerTimeout());
	}

	@Bean
	ServiceTopics serviceTopics(KafkaAdmin kafka, CommonProperties properties, Cluster cluster, EngineTopics engine,
			@Value("${spring.kafka.streams.application-id}") String applicationId) {
		return new ServiceTopics(kafka, properties.topics(), cluster, applicationId, engine);
	}

	@Bean
	LoopTopic loopTopic(ServiceTopics topics) {
		topics.start().forEach(TopicWatch::createdAnew);
		return topics.loop();
	}

	@Bean
	TopicWatch topicWatch(ServiceTopics topics, CommonProperties properties, MeterRegistry registry) {
		return new TopicWatch(topics::look, topics::ids, registry).every(properties.topics().check());
	}

	@Bean
	LoopProducer loopProducer(KafkaProperties kafka, KafkaConnectionDetails connection, MeterRegistry registry,
			@Value("${spring.kafka.streams.application-id}") String applicationId) {
		return new LoopProducer(kafka, connection, applicationId + "-answers", registry);
	}

	@Bean
	StateDirectory stateDirectory(CommonProperties properties,
			@Value("${spring.kafka.streams.application-id}") String applicationId) {
		String place = properties.engine().stateDirectory();
		return StateDirectory.take((place != null && !place.isBlank()) ? Path.of(place)
				: Path.of(System.getProperty("java.io.tmpdir"), "keepsake", applicationId));
	}

	@Bean
	StreamsSetup streamsSetup(KafkaStreamsInfrastructureCustomizer topology, Cluster cluster,
			CommonProperties properties, StateDirectory state, StreamsMetrics metrics) {
		return new StreamsSetup(topology, cluster, properties, state, metrics);
	}

	@Bean
	Drain drain(DurableCalls<?, ?, ?, ?, ?> engine, CommonProperties properties) {
		return new Drain(engine, properties.engine().stopTimeout());
	}

	@Bean
	HealthIndicator streamsHealthIndicator(StreamsBuilderFactoryBean streams, StreamsMetrics metrics) {
		return new StreamsHealth(() -> state(streams), metrics::toRestore);
	}

	@Bean
	HealthIndicator streamsAliveHealthIndicator(StreamsBuilderFactoryBean streams) {
		return new StreamsAlive(() -> state(streams));
	}

	private static Optional<KafkaStreams.State> state(StreamsBuilderFactoryBean streams) {
		return Optional.ofNullable(streams.getKafkaStreams()).map(KafkaStreams::state);
	}

	@Bean
	InfoContributor serviceInfo(@Value("${spring.application.name}") String name, Accounts accounts,
			CommonProperties properties) {
		return new ServiceInfo(name, accounts, properties);
	}

	@Bean
	HealthIndicator accountsHealthIndicator(Blocks blocks) {
		return new AccountsHealth(blocks);
	}

}
