package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.keepsake.simulator.Behaviour;

/**
 * Many conversions of 5 minutes in one account, with the documented limits.
 */
final class OneAccount {

	private static final String ACCOUNT = "default";

	private static final long FIRST_IMAGE = 7_000_000_000L;

	private final int conversions;

	private final double speed;

	OneAccount(int conversions, double speed) {
		this.conversions = conversions;
		this.speed = speed;
	}

	OtherWaits.Cost measure(Broker broker, Map<String, String> measured) {
		System.out.printf(Locale.ROOT,
				"%na) %d conversions of 5 minutes in one account; time runs %.0f times as fast, calls and commits do not%n",
				this.conversions, this.speed);
		Behaviour behaviour = Behaviour.defaults().withActionDuration(OtherWaits.DURATION);
		try (Stack stack = new Stack(broker, "one-account", this.speed, behaviour, List.of(ACCOUNT))) {
			stack.warmUp();
			return measure(stack, measured);
		}
	}

	private OtherWaits.Cost measure(Stack stack, Map<String, String> measured) {
		int before = stack.outcomes().count();
		Instant start = stack.now();
		for (int i = 0; i < this.conversions; i++) {
			stack.requests().publish(FIRST_IMAGE + i, ACCOUNT, null);
		}
		stack.requests().flush();
		Duration least = Duration.ofMillis(this.conversions * 60_000L / 250).plus(OtherWaits.DURATION);
		Duration patience = Duration.ofMillis((long) (4 * least.toMillis() / this.speed)).plusMinutes(2);
		stack.outcomes().await(before + this.conversions, patience, () -> CallCounts.of(stack.calls()).toString());

		List<Outcome> outcomes = stack.outcomes().from(before);
		if (outcomes.stream().map(Outcome::imageId).distinct().count() != this.conversions
				|| !outcomes.stream().allMatch(Outcome::completed)) {
			throw new NotMeasured("not every request was completed, once");
		}
		Instant end = outcomes.stream().map(Outcome::seenAt).max(Instant::compareTo).orElseThrow();
		List<Duration> delays = outcomes.stream()
			.map((outcome) -> Duration.between(stack.simulator().actionsOf(outcome.imageId()).getFirst().endsAt(),
					outcome.at()))
			.sorted()
			.toList();
		CallCounts counts = CallCounts.of(stack.calls());
		double perConversion = (double) counts.all() / this.conversions;
		double ratio = (double) Duration.between(start, end).toMillis() / least.toMillis();
		System.out.println("  " + counts);
		stack.calls()
			.stream()
			.filter((call) -> call.status() == 429)
			.limit(5)
			.forEach((call) -> System.out.printf("  429 after %s: %s %s%n", Text.of(Duration.between(start, call.at())),
					call.method(), call.path()));
		System.out.printf(Locale.ROOT,
				"  %s simulated, the least is %s; outcomes late by %s (p50), %s (p90), %s (most)%n",
				Text.of(Duration.between(start, end)), Text.of(least), Text.of(part(delays, 0.5)),
				Text.of(part(delays, 0.9)), Text.of(delays.getLast()));
		measured.put("calls_per_conversion", Text.of(perConversion, 3));
		measured.put("time_ratio", Text.of(ratio, 3));
		measured.put("outcome_delay_p50_seconds", Text.of(part(delays, 0.5).toMillis() / 1000.0, 1));
		measured.put("foreseeable_429", Integer.toString(counts.throttled()));
		return new OtherWaits.Cost("keepsake", this.conversions, perConversion, counts.throttled(),
				Duration.between(start, end), part(delays, 0.5), "");
	}

	private static Duration part(List<Duration> sorted, double part) {
		return sorted.get((int) (part * (sorted.size() - 1)));
	}

}
