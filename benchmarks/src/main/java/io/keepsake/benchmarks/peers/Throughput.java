package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Text;

/**
 * How many requests a second everyone gets through with as many calls in flight: from the
 * first call to the last action, of requests that all wait on the topic before the first
 * is taken.
 */
final class Throughput {

	private static final String USAGE = """
			benchmarks/run throughput [--requests 100000] [--accounts 64] [--in-flight 256] [--call 200ms] [--cpu-call 50ms]
			  [--slow-percent 1] [--slow 5s] [--seed 1] [--warm-up 10000] [--longest 2m] [--parts usual,slow,cpu]
			  [--only keepsake,...] [--jvm options]
			  --longest  a contender that is not done by then is counted by what it has done
			  --parts    usual: calls of --call; slow: the same, --slow-percent of which take --slow; cpu: of --cpu-call
			  --jvm      further options of the contenders' processes""";

	private static final Map<String, String> DEFAULTS = Map.ofEntries(Map.entry("requests", "100000"),
			Map.entry("accounts", "64"), Map.entry("in-flight", "256"), Map.entry("call", "200ms"),
			Map.entry("cpu-call", "50ms"), Map.entry("slow-percent", "1"), Map.entry("slow", "5s"),
			Map.entry("seed", "1"), Map.entry("warm-up", "10000"), Map.entry("longest", "2m"),
			Map.entry("parts", "usual,slow,cpu"), Map.entry("only", ""), Map.entry("jvm", ""));

	private final Arguments arguments;

	private final List<Contender> contenders;

	private Throughput(Arguments arguments) {
		this.arguments = arguments;
		this.contenders = Contender.among(arguments.text("only"));
	}

	/**
	 * @throws NotMeasured where Keepsake lost or doubled something
	 */
	static void run(List<String> options) {
		new Throughput(Arguments.of(options, USAGE, DEFAULTS)).run();
	}

	private void run() {
		List<String> lines = new ArrayList<>();
		List<String> parts = List.of(this.arguments.text("parts").split(",", -1));
		parts.forEach(this::latency); // or the usage, before anything is started
		try (Arena arena = new Arena(this.arguments.count("accounts"))) {
			warmUp(arena);
			for (String part : parts) {
				lines.addAll(lines(part, run(arena, latency(part))));
			}
		}
		lines.forEach(System.out::println);
	}

	/**
	 * Whoever comes first would meet a broker that has compiled nothing yet.
	 */
	private void warmUp(Arena arena) {
		if (this.contenders.stream().anyMatch(Contender::usesKafka)) {
			arena.warmUp(this.arguments.count("warm-up"), this.arguments.count("in-flight"));
		}
	}

	private Latency latency(String part) {
		long seed = this.arguments.number("seed", 0, Long.MAX_VALUE);
		return switch (part) {
			case "usual" -> Latency.of(this.arguments.duration("call"));
			case "slow" -> new Latency(this.arguments.duration("call"),
					(int) this.arguments.number("slow-percent", 0, 100), this.arguments.duration("slow"), seed);
			case "cpu" -> Latency.of(this.arguments.duration("cpu-call"));
			default -> throw new IllegalArgumentException(USAGE);
		};
	}

	private List<Ended> run(Arena arena, Latency latency) {
		System.out.printf(Locale.ROOT, "%nCalls of %s, %d in flight%n", latency, this.arguments.count("in-flight"));
		System.out.printf("%-18s %9s %9s %9s %9s %12s %12s %6s %8s %9s  %s%n", "", "requests", "seconds", "a second",
				"in flight", "CPU ms each", "of the rest", "lost", "doubled", "repeated", "guarantee");
		List<Ended> all = new ArrayList<>();
		for (Contender contender : this.contenders) {
			Ended ended = run(arena, contender, latency);
			ended.print();
			all.add(ended);
		}
		return all;
	}

	private Ended run(Arena arena, Contender contender, Latency latency) {
		int warmUp = contender.shareOf(this.arguments.count("warm-up"));
		int requests = contender.shareOf(this.arguments.count("requests"));
		try (Contest contest = new Contest(arena, contender, latency, warmUp + requests, 1,
				this.arguments.count("in-flight"), this.arguments.words("jvm"))) {
			contest.warmUp(warmUp);
			contest.publishFrozen(warmUp, warmUp + requests);
			Duration cpu = contest.cpu();
			Duration rest = Arena.cpu();
			boolean done = contest.await(warmUp + requests, this.arguments.duration("longest"));
			Duration used = contest.cpu().minus(cpu);
			Duration restUsed = Arena.cpu().minus(rest);
			if (done) {
				Pause.millis(1000); // for what is published twice
			}
			Ended ended = new Ended(contender, contest.ledger().window(warmUp, warmUp + requests), arena.api().most(),
					used, restUsed, done, contest.ledger().strange());
			ended.check();
			return ended;
		}
	}

	private static List<String> lines(String part, List<Ended> all) {
		double keepsake = best(all, (contender) -> contender == Contender.KEEPSAKE);
		double limit = best(all, (contender) -> contender == Contender.WEBCLIENT);
		double peer = best(all, Contender::isPeer);
		String name = switch (part) {
			case "slow" -> "throughput_slow";
			case "cpu" -> "throughput_cpu";
			default -> "throughput";
		};
		List<String> lines = new ArrayList<>();
		if (keepsake > 0 && limit > 0) {
			lines.add(name + "_vs_webclient=" + Text.of(keepsake / limit, 3));
		}
		if (keepsake > 0 && peer > 0) {
			lines.add(name + "_vs_best_peer=" + Text.of(keepsake / peer, 3));
		}
		return lines;
	}

	private static double best(List<Ended> all, Predicate<Contender> which) {
		return all.stream()
			.filter((ended) -> which.test(ended.contender()) && !(ended.done() && ended.window().lost() > 0))
			.mapToDouble((ended) -> ended.window().perSecond())
			.max()
			.orElse(0);
	}

	/**
	 * @param inFlight calls that the API had at a time, at the most
	 * @param used of the processors, by the contender
	 * @param restUsed by the broker, the API and who watches
	 * @param done whether all of it, within the time
	 */
	private record Ended(Contender contender, Ledger.Window window, int inFlight, Duration used, Duration restUsed,
			boolean done, int strange) {

		void print() {
			System.out.printf(Locale.ROOT, "%-18s %9d %9.1f %9.0f %9d %12.3f %12.3f %6s %8d %9d  %s%s%n",
					this.contender.title(), this.window.published(), this.window.took().toMillis() / 1000.0,
					this.window.perSecond(), this.inFlight, each(this.used), each(this.restUsed),
					this.done ? Integer.toString(this.window.lost()) : "-", this.window.doubled(),
					this.window.repeated(), this.contender.guarantee(),
					this.done ? "" : " (was cut off: " + this.window.requests() + " requests waited)");
		}

		private double each(Duration cpu) {
			return cpu.toNanos() / 1e6 / Math.max(1, this.window.published());
		}

		void check() {
			if (this.contender == Contender.KEEPSAKE && (!this.done || !this.window.isExact() || this.strange > 0)) {
				throw new NotMeasured("Keepsake did not do what it promises: " + this);
			}
		}

	}

}
