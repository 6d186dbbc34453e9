package io.keepsake.benchmarks.peers;

import java.util.List;

/**
 * The benchmarks that hold Keepsake against others, by their names.
 */
public final class Peers {

	private Peers() {
	}

	public static void throughput(List<String> options) {
		Throughput.run(options);
	}

	public static void latency(List<String> options) {
		RequestLatency.run(options);
	}

	public static void failover(List<String> options) {
		Failovers.run(options);
	}

	public static void backlog(List<String> options) {
		Backlog.run(options);
	}

	public static void idle(List<String> options) {
		Idle.run(options);
	}

}
