package io.keepsake.benchmarks;

import java.util.List;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What runs for every request, in isolation, by JMH. Its options are JMH's own.
 */
final class Microbenchmarks {

	private Microbenchmarks() {
	}

	static void run(List<String> arguments) {
		try {
			CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
			new Runner(new OptionsBuilder().parent(given)
				.forks(given.getForkCount().orElse(1))
				.warmupIterations(given.getWarmupIterations().orElse(3))
				.warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(2)))
				.measurementIterations(given.getMeasurementIterations().orElse(5))
				.measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(2)))
				.build()).run();
		}
		catch (CommandLineOptionException ex) {
			throw new IllegalArgumentException("benchmarks/run micro: " + ex.getMessage(), ex);
		}
		catch (RunnerException ex) {
			throw new NotMeasured(String.valueOf(ex.getMessage()));
		}
	}

}
