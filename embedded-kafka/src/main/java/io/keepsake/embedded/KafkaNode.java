package io.keepsake.embedded;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker put together as {@link KafkaRaftServer} does it, which cannot be
 * given the sockets and the handling of faults.
 */
final class KafkaNode implements AutoCloseable {

	private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(10);

	private final ControllerServer controller;

	private final BrokerServer broker;

	private final Faults faults;

	KafkaNode(Options options, BoundSockets sockets, Faults faults) {
		KafkaConfig config = new KafkaConfig(BrokerProperties.of(options), false);
		var directories = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaRaftServer.class), "");
		Quorum quorum = options.quorum();
		SharedServer shared = new SharedServer(config, directories._1(), Time.SYSTEM,
				Server.initializeMetrics(config, Time.SYSTEM, quorum.clusterId()),
				CompletableFuture.completedFuture(addresses(quorum)), List.of(), faults, sockets);
		this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
		this.broker = new BrokerServer(shared);
		this.faults = faults;
	}

	private static Map<Integer, InetSocketAddress> addresses(Quorum quorum) {
		return quorum.voters()
			.stream()
			.collect(Collectors.toMap(Quorum.Voter::nodeId,
					(voter) -> new InetSocketAddress(voter.host(), voter.controllerPort())));
	}

	void start() {
		// first, for it gives the broker the addresses of the quorum
		this.controller.startup();
		this.broker.startup();
		// a fault while the broker reads its logs does not end its start
		this.faults.fatal().ifPresent((fault) -> {
			throw fault;
		});
	}

	/**
	 * The broker first: it asks the controller for leave. What has not started ignores
	 * it.
	 */
	@Override
	public void close() {
		try {
			this.broker.shutdown(CONTROLLED_SHUTDOWN);
		}
		finally {
			this.controller.shutdown();
		}
	}

}
