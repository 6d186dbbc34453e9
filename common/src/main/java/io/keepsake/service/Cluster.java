package io.keepsake.service;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The Kafka cluster, once it has answered.
 *
 * @param brokers how many there are
 */
record Cluster(int brokers) {

	private static final Logger logger = LoggerFactory.getLogger(Cluster.class);

	private static final String PROPERTY = "spring.kafka.bootstrap-servers";

	private static final Duration ATTEMPT = Duration.ofSeconds(5);

	/** As many replicas as keep a record through the loss of a broker. */
	private static final int REPLICAS = 3;

	/**
	 * Waits for a broker to answer.
	 * @throws ConfigurationException if none does in time
	 */
	static Cluster await(KafkaAdmin admin, Duration patience) {
		Map<String, Object> configuration = admin.getConfigurationProperties();
		String servers = servers(configuration);
		long end = System.nanoTime() + patience.toNanos();
		try {
			Admin client = Admin.create(configuration);
			try {
				return await(client, servers, end, patience);
			}
			finally {
				client.close(Duration.ZERO); // it would wait for what nobody answers
			}
		}
		catch (KafkaException ex) {
			throw new ConfigurationException(PROPERTY, "= " + servers + ": " + rootMessage(ex));
		}
		catch (ExecutionException ex) {
			throw new ConfigurationException(PROPERTY, "= " + servers + ": " + rootMessage(ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConfigurationException(PROPERTY, "= " + servers + ": interrupted while waiting for a broker");
		}
	}

	private static Cluster await(Admin client, String servers, long end, Duration patience)
			throws ExecutionException, InterruptedException {
		while (true) {
			long left = end - System.nanoTime();
			try {
				int brokers = client.describeCluster()
					.nodes()
					.get(Math.clamp(left, 1, ATTEMPT.toNanos()), TimeUnit.NANOSECONDS)
					.size();
				return new Cluster(brokers);
			}
			catch (TimeoutException ex) {
				if (left < ATTEMPT.toNanos()) {
					throw new ConfigurationException(PROPERTY, "= " + servers + ": no broker answered within "
							+ patience.toSeconds() + " s. Is Kafka up, and is this its address?");
				}
				logger.atWarn().addKeyValue(PROPERTY, servers).log("No broker answers yet; trying again");
			}
		}
	}

	private static String servers(Map<String, Object> configuration) {
		Object servers = configuration.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
		return (servers instanceof Collection<?> several)
				? several.stream().map(String::valueOf).collect(Collectors.joining(",")) : String.valueOf(servers);
	}

	private static String rootMessage(Throwable failure) {
		return String.valueOf(Causes.root(failure).getMessage());
	}

	int replication(int configured) {
		return (configured > 0) ? configured : Math.min(REPLICAS, this.brokers);
	}

}
