package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.FaultRule;

/**
 * Many accounts in one service, of which one is throttled. As many conversions go to the
 * others four times: without the throttled one, twice with it, and without it again, so
 * that what else the machine does falls on both. Before, a round that counts for nothing
 * warms up.
 */
final class ManyAccounts {

	private static final int OF_EACH = 5;

	private static final int OF_THROTTLED = 200;

	private static final Duration DURATION = Duration.ofSeconds(20);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final List<String> others;

	private final String throttled = "throttled";

	private final double speed;

	private long image = 7_000_000_000L;

	ManyAccounts(int accounts, double speed) {
		this.others = IntStream.range(1, accounts).mapToObj("account-%04d"::formatted).toList();
		this.speed = speed;
	}

	void measure(Broker broker, Map<String, String> measured) {
		System.out.printf(Locale.ROOT,
				"%nc) %d accounts with %d conversions each, and one that gets nothing but 429s; time runs %.0f times as fast%n",
				this.others.size(), OF_EACH, this.speed);
		List<String> all = new ArrayList<>(this.others);
		all.add(this.throttled);
		Behaviour behaviour = Behaviour.defaults()
			.withActionDuration(DURATION)
			.withFaultRetryAfter(Duration.ofSeconds(10));
		try (Stack stack = new Stack(broker, "many-accounts", this.speed, behaviour, all)) {
			var _ = round(stack, "warm-up");
			double before = round(stack, "without");
			throttle(stack);
			double with = (round(stack, "with") + round(stack, "with")) / 2;
			release(stack);
			double without = (before + round(stack, "without")) / 2;
			measured.put("others_rate_ratio", Text.of(with / without, 3));
		}
	}

	/**
	 * Returns the rate of the others, in conversions a second of real time.
	 */
	private double round(Stack stack, String name) {
		int wanted = this.others.size() * OF_EACH;
		int before = stack.outcomes().count();
		int refused = throttledCalls(stack);
		Instant start = stack.now();
		for (int i = 0; i < OF_EACH; i++) {
			for (String account : this.others) {
				stack.requests().publish(this.image++, account, null);
			}
		}
		stack.requests().flush();
		stack.outcomes().await(before + wanted, PATIENCE, () -> name);
		Instant end = stack.outcomes().from(before).stream().map(Outcome::seenAt).max(Instant::compareTo).orElseThrow();
		double seconds = Duration.between(start, end).toMillis() / 1000.0 / this.speed;
		System.out.printf(Locale.ROOT,
				"  %-8s %d conversions in %.1f real s: %.0f/s; %d calls of the throttled account%n", name, wanted,
				seconds, wanted / seconds, throttledCalls(stack) - refused);
		return wanted / seconds;
	}

	private int throttledCalls(Stack stack) {
		return (int) stack.simulator().calls().stream().filter((call) -> call.account().equals(this.throttled)).count();
	}

	private void throttle(Stack stack) {
		stack.simulator()
			.behave((behaviour) -> behaviour
				.withFaults(Map.of("429", new FaultRule(1, "", "", Stack.token(this.throttled)))));
		for (int i = 0; i < OF_THROTTLED; i++) {
			stack.requests().publish(this.image++, this.throttled, null);
		}
		stack.requests().flush();
	}

	private void release(Stack stack) {
		int before = stack.outcomes().count();
		stack.simulator().behave((behaviour) -> behaviour.withFaults(Map.of()));
		stack.outcomes().await(before + OF_THROTTLED, PATIENCE, () -> "released");
	}

}
