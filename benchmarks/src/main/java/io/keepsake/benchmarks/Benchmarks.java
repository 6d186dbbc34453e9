package io.keepsake.benchmarks;

import java.util.Arrays;
import java.util.List;

import io.keepsake.benchmarks.chaos.ChaosBenchmark;
import io.keepsake.benchmarks.chaos.ChaosOptions;
import io.keepsake.benchmarks.peers.Peers;

/**
 * Runs the benchmark of that name: {@code benchmarks/run quota}.
 */
public final class Benchmarks {

	private static final String USAGE = "benchmarks/run throughput|latency|failover|backlog|idle|quota|chaos|planning|micro [options]";

	private Benchmarks() {
	}

	public static void main(String[] args) {
		System.exit(run(Arrays.asList(args)));
	}

	/**
	 * Returns 0 where everything was measured, 1 where something could not be or a
	 * promise was broken, and 2 where the arguments are wrong.
	 */
	private static int run(List<String> arguments) {
		List<String> options = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
		try {
			return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
				case "quota" -> {
					new QuotaBenchmark(QuotaOptions.of(options)).run();
					yield 0;
				}
				case "throughput" -> {
					Peers.throughput(options);
					yield 0;
				}
				case "latency" -> {
					Peers.latency(options);
					yield 0;
				}
				case "failover" -> {
					Peers.failover(options);
					yield 0;
				}
				case "backlog" -> {
					Peers.backlog(options);
					yield 0;
				}
				case "idle" -> {
					Peers.idle(options);
					yield 0;
				}
				case "planning" -> {
					PlanningBenchmark.run(options);
					yield 0;
				}
				case "micro" -> {
					Microbenchmarks.run(options);
					yield 0;
				}
				case "chaos" -> new ChaosBenchmark(ChaosOptions.of(options)).run().holds() ? 0 : 1;
				default -> throw new IllegalArgumentException(USAGE);
			};
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			return 2;
		}
		catch (NotMeasured ex) {
			System.err.println("Not measured: " + ex.getMessage());
			return 1;
		}
	}

}
