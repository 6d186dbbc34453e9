package io.keepsake.service;

import java.util.Objects;
import java.util.Properties;

import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * What every service's streams have in common and no property can say.
 */
final class StreamsSetup implements StreamsBuilderFactoryBeanConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(StreamsSetup.class);

	private final KafkaStreamsInfrastructureCustomizer topology;

	private final Cluster cluster;

	private final CommonProperties properties;

	private final StateDirectory state;

	private final StreamsMetrics metrics;

	StreamsSetup(KafkaStreamsInfrastructureCustomizer topology, Cluster cluster, CommonProperties properties,
			StateDirectory state, StreamsMetrics metrics) {
		this.topology = topology;
		this.cluster = cluster;
		this.properties = properties;
		this.state = state;
		this.metrics = metrics;
	}

	@Override
	public void configure(StreamsBuilderFactoryBean streams) {
		Properties configuration = Objects.requireNonNull(streams.getStreamsConfiguration());
		int replication = this.cluster.replication(this.properties.topics().replication());
		configuration.putIfAbsent(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
		if (replication >= 3) {
			configuration.putIfAbsent("topic.min.insync.replicas", "2");
		}
		configuration.putIfAbsent(StreamsConfig.STATE_DIR_CONFIG, this.state.path().toString());
		streams.setStreamsConfiguration(configuration);
		streams.setInfrastructureCustomizer(this.topology);
		streams.setLeaveGroupOnClose(true); // a stop then stalls nobody for a session
											// time-out
		streams.setStreamsUncaughtExceptionHandler(new StreamFailures(this.metrics));
		streams.setStateListener((to, from) -> {
			logger.atInfo().addKeyValue("from", from).addKeyValue("to", to).log("Streams changed state");
			this.metrics.onChange(to, from);
		});
		streams.setStateRestoreListener(this.metrics);
	}

}
