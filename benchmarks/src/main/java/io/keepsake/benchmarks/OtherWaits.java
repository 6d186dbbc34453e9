package io.keepsake.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same conversions, by clients that wait for each action as others do.
 */
final class OtherWaits {

	static final Duration DURATION = Duration.ofMinutes(5);

	private final int conversions;

	OtherWaits(int conversions) {
		this.conversions = conversions;
	}

	List<Cost> measure() {
		System.out.printf(
				"%nb) the same by clients that read each action; their time goes from call to call, however long it takes%n");
		List<Cost> costs = new ArrayList<>();
		for (Waits waits : List.of(Waits.BACK_OFF, Waits.TERRAFORM, Waits.DOCTL)) {
			int within = waits.clientsWithin(DURATION, 250);
			costs.add(new WaitingClients(waits, this.conversions, this.conversions).run());
			if (within < this.conversions) {
				costs.add(new WaitingClients(waits, this.conversions, within).run());
			}
		}
		return costs;
	}

	static void print(List<Cost> costs) {
		if (costs.isEmpty()) {
			return;
		}
		System.out.printf("%n  %-42s %12s %21s %8s %8s %10s%n", "waits", "conversions", "calls per conversion", "429s",
				"hours", "late (p50)");
		for (Cost cost : costs) {
			System.out.printf(Locale.ROOT, "  %-42s %12d %21.2f %8d %8.2f %10s %s%n", cost.waits, cost.conversions,
					cost.callsPerConversion, cost.throttled, cost.took.toMillis() / 3_600_000.0, Text.of(cost.late),
					cost.note);
		}
		System.out.println();
	}

	/**
	 * What a way of waiting costs.
	 *
	 * @param callsPerConversion whatever was answered
	 * @param throttled how many were answered 429
	 * @param took in simulated time
	 * @param late how late the end of an action was seen, at the median
	 * @param note empty, or what the numbers are not
	 */
	record Cost(String waits, int conversions, double callsPerConversion, long throttled, Duration took, Duration late,
			String note) {
	}

}
