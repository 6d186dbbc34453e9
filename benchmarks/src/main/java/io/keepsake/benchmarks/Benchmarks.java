package io.keepsake.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Runs the benchmark of that name: {@code benchmarks/run quota}.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] args) {
		System.exit(run(Arrays.asList(args)));
	}

	/**
	 * Returns 0 where everything was measured, 1 where something could not be, and 2
	 * where the arguments are wrong.
	 */
	private static int run(List<String> arguments) {
		if (arguments.isEmpty() || !"quota".equals(arguments.getFirst())) {
			System.err.println("benchmarks/run quota [options]");
			return 2;
		}
		try {
			new QuotaBenchmark(QuotaOptions.of(arguments.subList(1, arguments.size()))).run();
			return 0;
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
