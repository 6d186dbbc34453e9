package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Text;

/**
 * How long a request takes to its published action, over what the call takes, at a rate
 * that leaves the machine idle most of the time.
 */
final class RequestLatency {

	private static final String USAGE = """
			benchmarks/run latency [--per-second 100] [--seconds 60] [--accounts 64] [--in-flight 256] [--call 200ms]
			  [--warm-up 10000] [--only keepsake,...] [--jvm options]
			  --jvm  further options of the contenders' processes""";

	private static final Map<String, String> DEFAULTS = Map.of("per-second", "100", "seconds", "60", "accounts", "64",
			"in-flight", "256", "call", "200ms", "warm-up", "10000", "only", "", "jvm", "");

	private final Arguments arguments;

	private final int perSecond;

	private RequestLatency(Arguments arguments) {
		this.arguments = arguments;
		this.perSecond = arguments.count("per-second");
	}

	static void run(List<String> options) {
		new RequestLatency(Arguments.of(options, USAGE, DEFAULTS)).run();
	}

	private void run() {
		List<String> lines = new ArrayList<>();
		Duration call = this.arguments.duration("call");
		try (Arena arena = new Arena(this.arguments.count("accounts"))) {
			System.out.printf(Locale.ROOT,
					"%n%d requests a second for %d s, calls of %d ms: from the request to its action, less the call%n",
					this.perSecond, this.arguments.count("seconds"), call.toMillis());
			System.out.printf("%-18s %9s %9s %9s %9s %12s %12s %6s %8s  %s%n", "", "p50 ms", "p90 ms", "p99 ms",
					"most ms", "CPU ms each", "of the rest", "lost", "doubled", "guarantee");
			arena.warmUp(this.arguments.count("warm-up"), this.arguments.count("in-flight"));
			for (Contender contender : Contender.among(this.arguments.text("only"))) {
				if (contender.usesKafka()) {
					Steady steady = run(arena, contender, call);
					if (contender == Contender.KEEPSAKE) {
						check(steady.window());
						lines.add("latency_p50_ms=" + Text.of(steady.waits().millis(0.5) - call.toMillis(), 1));
						lines.add("latency_p99_ms=" + Text.of(steady.waits().millis(0.99) - call.toMillis(), 1));
					}
				}
			}
		}
		lines.forEach(System.out::println);
	}

	private Steady run(Arena arena, Contender contender, Duration call) {
		int warmUp = contender.shareOf(this.arguments.count("warm-up"));
		int requests = this.perSecond * this.arguments.count("seconds");
		try (Contest contest = new Contest(arena, contender, Latency.of(call), warmUp + requests, 1,
				this.arguments.count("in-flight"), this.arguments.words("jvm"))) {
			contest.warmUp(warmUp);
			Steady steady = new Steady(contest, warmUp, requests);
			Duration used = contest.cpu();
			Duration rest = Arena.cpu();
			steady.publish(this.perSecond, () -> {
			});
			steady.await(Duration.ofMinutes(2));
			print(contender, steady, call, contest.cpu().minus(used), Arena.cpu().minus(rest));
			return steady;
		}
	}

	// the waits are those of requests that have their action
	private static void check(Ledger.Window window) {
		if (!window.isExact()) {
			throw new NotMeasured("Keepsake did not do what it promises: " + window);
		}
	}

	private static void print(Contender contender, Steady steady, Duration call, Duration used, Duration rest) {
		Waits waits = steady.waits();
		Ledger.Window window = steady.window();
		System.out.printf(Locale.ROOT, "%-18s %9.1f %9.1f %9.1f %9.1f %12.3f %12.3f %6d %8d  %s%n", contender.title(),
				waits.millis(0.5) - call.toMillis(), waits.millis(0.9) - call.toMillis(),
				waits.millis(0.99) - call.toMillis(), waits.millis(1) - call.toMillis(),
				used.toNanos() / 1e6 / window.requests(), rest.toNanos() / 1e6 / window.requests(), window.lost(),
				window.doubled(), contender.guarantee());
	}

}
