package io.keepsake.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Keepsake makes of an account's rate limit.
 */
final class QuotaBenchmark {

	private static final List<String> NAMES = List.of("calls_per_conversion", "time_ratio", "outcome_delay_p50_seconds",
			"others_rate_ratio", "late_conversions", "foreseeable_429");

	private final QuotaOptions options;

	private final Map<String, String> measured = new LinkedHashMap<>();

	QuotaBenchmark(QuotaOptions options) {
		this.options = options;
	}

	/**
	 * Prints what was measured, as its last lines.
	 * @throws NotMeasured where a run did not come to its end
	 */
	void run() {
		try (Broker broker = Broker.start()) {
			List<OtherWaits.Cost> costs = new ArrayList<>();
			if (this.options.runs("a")) {
				OneAccount run = new OneAccount(this.options.conversions(), this.options.speedOr(10));
				costs.add(run.measure(broker, this.measured));
			}
			if (this.options.runs("c")) {
				new ManyAccounts(this.options.accounts(), this.options.speedOr(5)).measure(broker, this.measured);
			}
			if (this.options.runs("d")) {
				new Expiries(this.options.requests(), this.options.speedOr(30)).measure(broker, this.measured);
			}
			if (this.options.runs("b")) {
				costs.addAll(new OtherWaits(this.options.conversions()).measure());
			}
			OtherWaits.print(costs);
		}
		finally {
			NAMES.stream()
				.filter(this.measured::containsKey)
				.forEach((name) -> System.out.println(name + "=" + this.measured.get(name)));
		}
	}

}
