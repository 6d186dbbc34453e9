package io.keepsake.benchmarks.chaos;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@code benchmarks/run chaos}.
 *
 * @param requests to publish while it strikes
 * @param strikes at processes
 * @param accounts that the requests are of
 * @param seed of the schedule and of the faults
 * @param failover for how many seconds each failover is measured; 0 for not at all
 * @param directory where the processes keep their data and their logs; null for a
 * temporary one
 */
public record ChaosOptions(int requests, int strikes, int accounts, long seed, int failover, @Nullable Path directory) {

	private static final String USAGE = """
			benchmarks/run chaos [--requests 100000] [--strikes 100] [--accounts 50] [--seed n] [--failover 40] [--directory d]
			  --failover   seconds at 100 requests/s around a kill and around a stop; 0 leaves them out
			  --directory  keeps data and logs there""";

	public static ChaosOptions of(List<String> arguments) {
		ChaosOptions options = new ChaosOptions(100_000, 100, 50, System.nanoTime() & 0xFFFF_FFFFL, 40, null);
		for (int i = 0; i < arguments.size(); i += 2) {
			if (i + 1 == arguments.size()) {
				throw new IllegalArgumentException(USAGE);
			}
			options = options.with(arguments.get(i), arguments.get(i + 1));
		}
		return options;
	}

	private ChaosOptions with(String name, String value) {
		return switch (name) {
			case "--requests" -> new ChaosOptions((int) number(name, value, 1, 10_000_000), this.strikes, this.accounts,
					this.seed, this.failover, this.directory);
			case "--strikes" -> new ChaosOptions(this.requests, (int) number(name, value, 0, 100_000), this.accounts,
					this.seed, this.failover, this.directory);
			case "--accounts" -> new ChaosOptions(this.requests, this.strikes, (int) number(name, value, 1, 1000),
					this.seed, this.failover, this.directory);
			case "--seed" -> new ChaosOptions(this.requests, this.strikes, this.accounts,
					number(name, value, 0, Long.MAX_VALUE), this.failover, this.directory);
			case "--failover" -> new ChaosOptions(this.requests, this.strikes, this.accounts, this.seed,
					(int) number(name, value, 0, 3600), this.directory);
			case "--directory" ->
				new ChaosOptions(this.requests, this.strikes, this.accounts, this.seed, this.failover, Path.of(value));
			default -> throw new IllegalArgumentException(USAGE);
		};
	}

	private static long number(String name, String value, long least, long most) {
		try {
			long number = Long.parseLong(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most);
	}

}
