package io.keepsake.embedded;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The controllers of a cluster, and which of them this node is. Every node is broker and
 * controller in one; all nodes of a cluster are given the same id and the same voters.
 *
 * @param clusterId what tells the data of one cluster from another's
 * @param nodeId this node, one of the voters
 * @param voters all nodes of the cluster
 */
public record Quorum(String clusterId, int nodeId, List<Voter> voters) {

	private static final String CLUSTER_ID = "keepsake-embedded";

	public Quorum {
		voters = List.copyOf(voters);
		if (voters.stream().filter((voter) -> voter.nodeId() == nodeId).count() != 1) {
			throw new IllegalArgumentException("node " + nodeId + " must be exactly one of the voters " + voters);
		}
		if (voters.size() > 1 && voters.stream().anyMatch((voter) -> voter.controllerPort() == 0)) {
			throw new IllegalArgumentException("the voters of a cluster need fixed controller ports: " + voters);
		}
	}

	/**
	 * A cluster of one, with a controller port that is another at each start: Kafka keeps
	 * the ids of static voters, not their addresses.
	 */
	public static Quorum single() {
		return new Quorum(CLUSTER_ID, 1, List.of(new Voter(1, "localhost", 0)));
	}

	public static Quorum of(int nodeId, List<Voter> voters) {
		return new Quorum(CLUSTER_ID, nodeId, voters);
	}

	Voter self() {
		return this.voters.stream().filter((voter) -> voter.nodeId() == this.nodeId).findFirst().orElseThrow();
	}

	/** A single node's own port is known only once it is bound. */
	Quorum withControllerPort(int port) {
		return new Quorum(this.clusterId, this.nodeId, this.voters.stream()
			.map((voter) -> (voter.nodeId() == this.nodeId) ? new Voter(voter.nodeId(), voter.host(), port) : voter)
			.toList());
	}

	/** In the form of {@code controller.quorum.voters}. */
	String votersProperty() {
		return this.voters.stream().map(Voter::toString).collect(Collectors.joining(","));
	}

	/**
	 * One controller, written {@code 1@localhost:9093} as in Kafka's own configuration.
	 *
	 * @param controllerPort 0 for any free one, in a cluster of one only
	 */
	public record Voter(int nodeId, String host, int controllerPort) {

		public static Voter parse(String text) {
			int at = text.indexOf('@');
			int colon = text.lastIndexOf(':');
			if (at < 1 || colon < at) {
				throw new IllegalArgumentException("a voter is written id@host:port, not '" + text + "'");
			}
			return new Voter(Integer.parseInt(text.substring(0, at)), text.substring(at + 1, colon),
					Integer.parseInt(text.substring(colon + 1)));
		}

		@Override
		public String toString() {
			return this.nodeId + "@" + this.host + ":" + this.controllerPort;
		}

	}

}
