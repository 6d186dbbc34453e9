package io.keepsake.benchmarks.chaos;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.benchmarks.chaos.Watch.Submitted;

/**
 * How long a request waits for its action at the most, at a steady 100 requests a second,
 * when one of two conversion-services goes away: from being published to its action being
 * seen on the topic.
 */
final class Failover {

	private static final int PER_SECOND = 100;

	/** Enough of them for that rate to stay far below their limits. */
	private static final int ACCOUNTS = 100;

	/** For the last request to be served. */
	private static final long PATIENCE = 120_000_000_000L;

	private final Cluster cluster;

	private final Load load;

	private final Watch watch;

	private final int seconds;

	Failover(Cluster cluster, Load load, Watch watch, int seconds) {
		this.cluster = cluster;
		this.load = load;
		this.watch = watch;
		this.seconds = seconds;
	}

	static List<String> accounts() {
		return IntStream.range(0, ACCOUNTS).mapToObj("steady-%03d"::formatted).toList();
	}

	/**
	 * Serves requests until processes that were just started have compiled what they run,
	 * which shows in waits that grow no shorter.
	 */
	void warmUp() {
		double before = Double.POSITIVE_INFINITY;
		double longest = Double.MAX_VALUE;
		while (longest < 0.8 * before) {
			before = longest;
			longest = waits(steady(this.seconds / 2)).longest();
			System.out.printf(Locale.ROOT, "  warming up at %d/s: the longest wait is %.2f s%n", PER_SECOND, longest);
		}
	}

	/**
	 * In seconds, beyond what a request takes when nothing happens.
	 */
	double afterKill() {
		return stall("kill -9", Program::kill);
	}

	double afterStop() {
		return stall("SIGTERM", Program::stop);
	}

	/**
	 * While all instances of both services are restarted, one after the other.
	 */
	double whileRolling() {
		double usual = usual();
		Thread roller = Thread.ofPlatform().daemon().unstarted(() -> Cluster.SERVICES.forEach((name) -> {
			Program service = this.cluster.program(name);
			service.stop();
			service.start();
			service.awaitReady();
		}));
		Map<String, Long> around = new LinkedHashMap<>(steady(this.seconds, roller::start));
		while (roller.isAlive()) {
			around.putAll(steady(1));
		}
		double longest = waits(around).longest();
		System.out.printf(Locale.ROOT,
				"  a rolling restart of all four at %d/s: the longest wait is %.2f s, %.2f s before%n", PER_SECOND,
				longest, usual);
		return Math.max(0, longest - usual);
	}

	private double stall(String what, java.util.function.Consumer<Program> away) {
		Program service = this.cluster.program("conversion-1");
		double usual = usual();
		Map<String, Long> around = steady(this.seconds,
				() -> Thread.ofPlatform().daemon().start(() -> away.accept(service)));
		Waits waits = waits(around);
		System.out.printf(Locale.ROOT,
				"  %s of one of two at %d/s: the longest wait is %.2f s, and %.2f s for the %d of %d whose call was in doubt; %.2f s before%n",
				what, PER_SECOND, waits.sure, waits.doubted, waits.doubts, around.size(), usual);
		service.start();
		service.awaitReady();
		return Math.max(0, waits.longest() - usual);
	}

	/**
	 * The longest wait while nothing goes away.
	 */
	private double usual() {
		return waits(steady(this.seconds / 4)).longest();
	}

	private Map<String, Long> steady(int during) {
		return steady(during, () -> {
		});
	}

	private Map<String, Long> steady(int during, Runnable afterAQuarter) {
		Map<String, Long> published = new LinkedHashMap<>();
		long start = System.nanoTime();
		int wanted = during * PER_SECOND;
		for (int i = 0; i < wanted; i++) {
			if (i == wanted / 4) {
				afterAQuarter.run();
			}
			published.put(this.load.publishSteady(), System.nanoTime());
			long due = start + i * 1_000_000_000L / PER_SECOND;
			Pause.millis(Math.max(0, (due - System.nanoTime()) / 1_000_000));
		}
		this.load.flush();
		return published;
	}

	private Waits waits(Map<String, Long> published) {
		long start = System.nanoTime();
		Map<String, Submitted> submitted = this.watch.submitted();
		Set<String> waiting = waiting(published, submitted);
		while (!waiting.isEmpty()) {
			if (System.nanoTime() - start > PATIENCE) {
				throw new NotMeasured("%d of %d requests had no action within two minutes, such as %s"
					.formatted(waiting.size(), published.size(), waiting.stream().limit(5).toList()));
			}
			Pause.millis(200);
			submitted = this.watch.submitted();
			waiting = waiting(published, submitted);
		}
		Waits waits = new Waits(0, 0, 0);
		for (Map.Entry<String, Long> request : published.entrySet()) {
			Submitted seen = Objects.requireNonNull(submitted.get(request.getKey()));
			waits = waits.and((seen.at() - request.getValue()) / 1e9, seen.doubted());
		}
		return waits;
	}

	private static Set<String> waiting(Map<String, Long> published, Map<String, Submitted> submitted) {
		Set<String> waiting = new LinkedHashSet<>(published.keySet());
		waiting.removeAll(submitted.keySet());
		return waiting;
	}

	/**
	 * The longest waits in seconds.
	 *
	 * @param sure of requests whose first call was enough
	 * @param doubted of those whose image was read before another call
	 * @param doubts how many those were
	 */
	private record Waits(double sure, double doubted, int doubts) {

		Waits and(double wait, boolean doubt) {
			return doubt ? new Waits(this.sure, Math.max(this.doubted, wait), this.doubts + 1)
					: new Waits(Math.max(this.sure, wait), this.doubted, this.doubts);
		}

		double longest() {
			return Math.max(this.sure, this.doubted);
		}

	}

}
