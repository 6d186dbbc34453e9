package io.keepsake.benchmarks.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.benchmarks.Text;

/**
 * What happens to requests at a steady rate when one of two instances goes away: the
 * longest wait of any, beyond the longest before; and how many have no action, or two, or
 * were converted twice.
 */
final class Failovers {

	private static final String USAGE = """
			benchmarks/run failover [--per-second 100] [--seconds 40] [--accounts 64] [--in-flight 256] [--call 50ms]
			  [--warm-up 3000] [--longest 2m] [--only keepsake,...] [--jvm options]
			  --seconds  for which requests come; an instance goes away when a quarter of them have
			  --longest  what has no action by then is lost""";

	private static final Map<String, String> DEFAULTS = Map.of("per-second", "100", "seconds", "40", "accounts", "64",
			"in-flight", "256", "call", "50ms", "warm-up", "3000", "longest", "2m", "only", "", "jvm", "");

	/** For the instance that comes back to have its share again. */
	private static final int TO_SETTLE = 15_000;

	private final Arguments arguments;

	private final int perSecond;

	private final int around;

	private final int before;

	private Failovers(Arguments arguments) {
		this.arguments = arguments;
		this.perSecond = arguments.count("per-second");
		this.around = this.perSecond * arguments.count("seconds");
		this.before = this.around / 4;
	}

	static void run(List<String> options) {
		new Failovers(Arguments.of(options, USAGE, DEFAULTS)).run();
	}

	private void run() {
		List<String> lines = new ArrayList<>();
		try (Arena arena = new Arena(this.arguments.count("accounts"))) {
			System.out.printf(Locale.ROOT, "%nOne of two instances goes away at %d requests a second%n",
					this.perSecond);
			System.out.printf("%-18s %-8s %10s %10s %10s %10s %6s %8s %9s  %s%n", "", "", "longest s", "usual s",
					"stall s", "p99 s", "lost", "doubled", "repeated", "guarantee");
			for (Contender contender : Contender.among(this.arguments.text("only"))) {
				if (contender.usesKafka()) {
					lines.addAll(run(arena, contender));
				}
			}
		}
		lines.forEach(System.out::println);
	}

	private List<String> run(Arena arena, Contender contender) {
		int warmUp = contender.shareOf(this.arguments.count("warm-up"));
		int each = this.before + this.around;
		try (Contest contest = new Contest(arena, contender, Latency.of(this.arguments.duration("call")),
				warmUp + 2 * each, 2, this.arguments.count("in-flight"), this.arguments.words("jvm"))) {
			contest.warmUp(warmUp);
			Pause.millis(TO_SETTLE);
			double kill = stall(contest, contender, "kill -9", warmUp, Program::kill);
			contest.program().start();
			contest.program().awaitReady();
			Pause.millis(TO_SETTLE);
			double stop = stall(contest, contender, "SIGTERM", warmUp + each, Program::stop);
			return (contender == Contender.KEEPSAKE) ? List.of("failover_kill_stall_seconds=" + Text.of(kill, 2),
					"failover_stop_stall_seconds=" + Text.of(stop, 2)) : List.of();
		}
	}

	private double stall(Contest contest, Contender contender, String what, int from, Consumer<Program> goesAway) {
		Steady calm = new Steady(contest, from, this.before);
		calm.publish(this.perSecond, () -> {
		});
		calm.await(this.arguments.duration("longest"));
		Steady disturbed = new Steady(contest, from + this.before, this.around);
		disturbed.publish(this.perSecond,
				() -> Thread.ofPlatform().daemon().start(() -> goesAway.accept(contest.program())));
		boolean done = disturbed.await(this.arguments.duration("longest"));
		Pause.millis(2_000); // for what is published twice
		double usual = calm.waits().millis(1) / 1000;
		double longest = disturbed.waits().millis(1) / 1000;
		double stall = Math.max(0, longest - usual);
		Ledger.Window window = disturbed.window();
		System.out.printf(Locale.ROOT, "%-18s %-8s %10.2f %10.2f %10.2f %10.2f %6d %8d %9d  %s%n", contender.title(),
				what, longest, usual, stall, disturbed.waits().millis(0.99) / 1000, window.lost(), window.doubled(),
				window.repeated(), contender.guarantee());
		if (contender == Contender.KEEPSAKE && (!done || !window.isExact())) {
			throw new NotMeasured("Keepsake did not do what it promises: " + window);
		}
		return stall;
	}

}
