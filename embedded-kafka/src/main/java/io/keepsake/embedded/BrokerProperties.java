package io.keepsake.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kafka's own properties for a small node that starts fast and writes little. */
final class BrokerProperties {

	static final String CLIENT = "PLAINTEXT";

	static final String CONTROLLER = "CONTROLLER";

	/**
	 * A broker that was killed may register again only when the session of its former
	 * life is over: nine seconds with Kafka's own settings, which are right in a cluster.
	 */
	private static final Map<String, String> ALONE = Map.of("broker.session.timeout.ms", "2000",
			"broker.heartbeat.interval.ms", "500");

	private BrokerProperties() {
	}

	static Map<String, String> of(Options options) {
		Map<String, String> properties = new HashMap<>(defaults(options.quorum().voters().size()));
		if (options.quorum().voters().size() == 1) {
			properties.putAll(ALONE);
		}
		properties.put("advertised.listeners", clientListener(options));
		properties.putAll(options.overrides());
		properties.putAll(identity(options));
		return properties;
	}

	private static Map<String, String> identity(Options options) {
		Quorum quorum = options.quorum();
		Quorum.Voter self = quorum.self();
		String own = clientListener(options) + "," + CONTROLLER + "://" + self.host() + ":" + self.controllerPort();
		return Map.of("process.roles", "broker,controller", "node.id", Integer.toString(quorum.nodeId()),
				"controller.quorum.voters", quorum.votersProperty(), "controller.listener.names",
				// by the first of them the node calls the other controllers
				further(options, "controller.listener.names").map((names) -> names + ",").orElse("") + CONTROLLER,
				"listeners", own + further(options, "listeners").map((listeners) -> "," + listeners).orElse(""),
				"log.dirs", options.directory().toString());
	}

	private static Optional<String> further(Options options, String name) {
		return Optional.ofNullable(options.overrides().get(name));
	}

	private static String clientListener(Options options) {
		return CLIENT + "://" + options.host() + ":" + options.port();
	}

	private static Map<String, String> defaults(int nodes) {
		String replicas = Integer.toString(Math.min(nodes, 3));
		String inSync = (nodes >= 3) ? "2" : "1";
		return Map.ofEntries(Map.entry("auto.create.topics.enable", "false"),
				Map.entry("default.replication.factor", replicas), Map.entry("min.insync.replicas", inSync),
				Map.entry("offsets.topic.num.partitions", "4"), Map.entry("offsets.topic.replication.factor", replicas),
				Map.entry("transaction.state.log.num.partitions", "4"),
				Map.entry("transaction.state.log.replication.factor", replicas),
				Map.entry("transaction.state.log.min.isr", inSync),
				Map.entry("share.coordinator.state.topic.num.partitions", "1"),
				Map.entry("share.coordinator.state.topic.replication.factor", replicas),
				Map.entry("share.coordinator.state.topic.min.isr", inSync),
				// the first member of a group need not wait for the others
				Map.entry("group.initial.rebalance.delay.ms", "0"),
				// what a killed producer left open blocks readers of committed records
				Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
				// 128 MB otherwise, taken at the start
				Map.entry("log.cleaner.dedupe.buffer.size", "2097152"), Map.entry("num.network.threads", "2"),
				Map.entry("num.io.threads", "4"), Map.entry("background.threads", "4"),
				// without a bound, a node would wait for its quorum for ever
				Map.entry("server.max.startup.time.ms", "60000"));
	}

}
