package io.keepsake.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.RecordedCall;

/**
 * More requests in one account than an hour's limit allows, with mixed expiry: most at
 * once, the others in waves while those wait. Of each, one in twenty expires within
 * seconds, one in ten never does, a third expires within 10 to 40 minutes and the rest
 * within 6 hours.
 */
final class Expiries {

	private static final String ACCOUNT = "default";

	private static final List<Duration> WAVES = List.of(Duration.ofMinutes(4), Duration.ofMinutes(12),
			Duration.ofMinutes(40));

	private final Random random = new Random(42);

	private final Map<Long, EarliestFirst.Request> requests = new HashMap<>();

	private final int count;

	private final double speed;

	Expiries(int count, double speed) {
		this.count = count;
		this.speed = speed;
	}

	void measure(Broker broker, Map<String, String> measured) {
		System.out.printf(Locale.ROOT,
				"%nd) %d requests with mixed expiry in one account; time runs %.0f times as fast, calls and commits do not%n",
				this.count, this.speed);
		Behaviour behaviour = Behaviour.defaults().withActionDuration(OtherWaits.DURATION);
		try (Stack stack = new Stack(broker, "expiries", this.speed, behaviour, List.of(ACCOUNT))) {
			stack.warmUp();
			int before = stack.outcomes().count();
			Instant start = stack.now();
			int inWave = this.count / 10;
			publish(stack, this.count - inWave * WAVES.size());
			for (Duration wave : WAVES) {
				await(stack, start.plus(wave));
				publish(stack, inWave);
			}
			Duration simulated = Duration.ofMinutes(60L * (this.count / 4000 + 2));
			stack.outcomes()
				.await(before + this.count,
						Duration.ofMillis((long) (simulated.toMillis() / this.speed)).plusMinutes(3),
						() -> CallCounts.of(stack.calls()).toString());
			check(stack.calls(), start, measured);
		}
	}

	private void publish(Stack stack, int more) {
		for (int i = 0; i < more; i++) {
			long image = 7_000_000_000L + this.requests.size();
			Instant expiresAt = expiry(stack.now());
			Instant publishedAt = stack.requests()
				.publish(image, ACCOUNT, expiresAt.equals(Instant.MAX) ? null : expiresAt);
			this.requests.put(image, new EarliestFirst.Request(image, publishedAt, expiresAt));
		}
		stack.requests().flush();
	}

	private Instant expiry(Instant now) {
		int kind = this.random.nextInt(100);
		return (kind < 5) ? now.plusMillis(this.random.nextInt(5_000))
				: (kind < 15) ? Instant.MAX : (kind < 48) ? now.plusSeconds(600 + this.random.nextInt(1_800))
						: now.plusSeconds(2_400 + this.random.nextInt(19_200));
	}

	private void await(Stack stack, Instant time) {
		while (stack.now().isBefore(time)) {
			Pause.millis(20);
		}
	}

	private void check(List<RecordedCall> calls, Instant start, Map<String, String> measured) {
		Map<Long, Instant> sent = new HashMap<>();
		for (RecordedCall call : calls) {
			if (call.tookEffect() && sent.put(call.imageId(), call.at()) != null) {
				throw new NotMeasured("image " + call.imageId() + " was converted twice");
			}
		}
		if (!sent.keySet().equals(this.requests.keySet())) {
			throw new NotMeasured(sent.size() + " of " + this.requests.size() + " were converted");
		}
		Set<Long> late = late(sent);
		Set<Long> ideal = EarliestFirst.late(this.requests.values(), sent.values());
		Set<Long> needless = new HashSet<>(late);
		needless.removeAll(ideal);
		Map<Long, Instant> byArrival = new HashMap<>();
		List<Instant> slots = sent.values().stream().sorted().toList();
		for (int i = 0; i < slots.size(); i++) {
			byArrival.put(7_000_000_000L + i, slots.get(i));
		}
		Instant end = slots.getLast();
		System.out.println("  " + CallCounts.of(calls));
		System.out.printf(
				"  sent within %s simulated; after their expiry: %d, in the ideal order %d, in the order of arrival %d%n",
				Text.of(Duration.between(start, end)), late.size(), ideal.size(), late(byArrival).size());
		needless.stream().sorted().limit(10).forEach((image) -> {
			EarliestFirst.Request request = Objects.requireNonNull(this.requests.get(image));
			System.out.printf("  late: image %d, published at %s, expired at %s, sent at %s%n", image,
					Text.of(Duration.between(start, request.publishedAt())),
					Text.of(Duration.between(start, request.expiresAt())),
					Text.of(Duration.between(start, Objects.requireNonNull(sent.get(image)))));
		});
		measured.put("late_conversions", Integer.toString(needless.size()));
	}

	private Set<Long> late(Map<Long, Instant> sent) {
		Set<Long> late = new HashSet<>();
		sent.forEach((image, at) -> {
			EarliestFirst.Request request = this.requests.get(image);
			if (request != null && at.isAfter(request.expiresAt())) {
				late.add(image);
			}
		});
		return late;
	}

}
