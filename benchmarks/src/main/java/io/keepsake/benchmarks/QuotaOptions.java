package io.keepsake.benchmarks;

import java.util.List;

/**
 * What is asked of {@code benchmarks/run quota}.
 *
 * @param only the part to run; empty for all
 * @param conversions in one account, beside the other ways of waiting
 * @param accounts in one service, of which one is throttled
 * @param requests with mixed expiry
 * @param speed of the simulated time; 0 for what suits each part
 */
record QuotaOptions(String only, int conversions, int accounts, int requests, double speed) {

	private static final String USAGE = """
			benchmarks/run quota [--only a|b|c|d] [--conversions 1000] [--accounts 1000] [--requests 10000] [--speed n]
			  a  conversions of 5 minutes in one account
			  b  the same with the waits of doctl, of terraform and of a back-off
			  c  accounts, one of which is throttled
			  d  requests with mixed expiry in one account""";

	static QuotaOptions of(List<String> arguments) {
		QuotaOptions options = new QuotaOptions("", 1000, 1000, 10_000, 0);
		for (int i = 0; i < arguments.size(); i += 2) {
			if (i + 1 == arguments.size()) {
				throw new IllegalArgumentException(USAGE);
			}
			options = options.with(arguments.get(i), arguments.get(i + 1));
		}
		return options;
	}

	private QuotaOptions with(String name, String value) {
		return switch (name) {
			case "--only" -> new QuotaOptions(part(value), this.conversions, this.accounts, this.requests, this.speed);
			case "--conversions" ->
				new QuotaOptions(this.only, count(name, value, 10), this.accounts, this.requests, this.speed);
			case "--accounts" ->
				new QuotaOptions(this.only, this.conversions, count(name, value, 2), this.requests, this.speed);
			case "--requests" ->
				new QuotaOptions(this.only, this.conversions, this.accounts, count(name, value, 100), this.speed);
			case "--speed" -> new QuotaOptions(this.only, this.conversions, this.accounts, this.requests, speed(value));
			default -> throw new IllegalArgumentException(USAGE);
		};
	}

	private static String part(String value) {
		if (!List.of("a", "b", "c", "d").contains(value)) {
			throw new IllegalArgumentException(USAGE);
		}
		return value;
	}

	private static int count(String name, String value, int least) {
		int count = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
		if (count < least) {
			throw new IllegalArgumentException(name + " must be a number of at least " + least);
		}
		return count;
	}

	private static double speed(String value) {
		double speed = value.matches("\\d{1,3}(\\.\\d+)?") ? Double.parseDouble(value) : 0;
		if (speed < 1) {
			throw new IllegalArgumentException("--speed must be from 1 to 999");
		}
		return speed;
	}

	boolean runs(String part) {
		return this.only.isEmpty() || this.only.equals(part);
	}

	double speedOr(double suitable) {
		return (this.speed > 0) ? this.speed : suitable;
	}

}
