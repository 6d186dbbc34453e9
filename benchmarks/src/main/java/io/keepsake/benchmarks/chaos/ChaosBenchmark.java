package io.keepsake.benchmarks.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.contract.Topics;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.RecordedCall;
import io.keepsake.testing.guarantee.Seen;

/**
 * Publishes requests while processes are killed, frozen and restarted and one API call in
 * five goes wrong, lets everything come to rest, and counts what of the promises is
 * broken.
 */
public final class ChaosBenchmark {

	/** One call in five, in every way in which an API was seen to fail. */
	private static final String HOSTILE = """
			{"faults":{"500":0.03,"502-html":0.03,"503-html":0.01,"504-html":0.01,"504-after":0.01,"reset-before":0.02,
			"reset-after":0.03,"timeout-before":0.005,"timeout-after":0.015,"429":0.01,"429-no-retry-after":0.005,
			"404-on-done-action":0.01,"empty-body":0.01,"truncated-json":0.01},
			"faultRetryAfter":"1s","resetInThePast":true,"holdTime":"7s","erroredRate":0.02,"erroredButDoneRate":0.02,"goneActionRate":0.02}""";

	private static final String KIND = """
			{"faults":{},"resetInThePast":false,"erroredRate":0,"erroredButDoneRate":0,"goneActionRate":0}""";

	/** So many requests may find an API that is kind again. */
	private static final int SPARED = 60;

	/** Without one more outcome for so long, something is stuck. */
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** What a request may take of them while one in five goes wrong. */
	private static final int CALLS_OF_A_REQUEST = 5;

	/** After the last outcome and the end of all work. */
	private static final int REST = 5_000;

	/** So long the services may hold work whose outcome is known. */
	private static final Duration TO_END = Duration.ofMinutes(2);

	/** So many calls cannot miss the faults by chance. */
	private static final int ENOUGH_CALLS = 1000;

	private static final double HOSTILE_ENOUGH = 0.1;

	private final ChaosOptions options;

	private final List<String> accounts;

	private final List<String> steadyAccounts;

	private double stallKill = Double.NaN;

	private double stallStop = Double.NaN;

	private double stallRolling = Double.NaN;

	public ChaosBenchmark(ChaosOptions options) {
		this.options = options;
		this.accounts = IntStream.range(0, options.accounts()).mapToObj("account-%03d"::formatted).toList();
		this.steadyAccounts = (options.failover() > 0) ? Failover.accounts() : List.of();
	}

	/**
	 * Prints what was found, as its last lines.
	 * @throws NotMeasured where it did not come to its end
	 */
	public Verdict run() {
		say("seed %d: %d requests, %d strikes; --seed %d repeats the schedule".formatted(this.options.seed(),
				this.options.requests(), this.options.strikes(), this.options.seed()));
		Path directory = directory();
		boolean kept = this.options.directory() != null;
		List<String> all = Stream.concat(this.accounts.stream(), this.steadyAccounts.stream()).toList();
		try (Cluster cluster = new Cluster(directory, all, this.options.seed(), this.options.strikes() > 0)) {
			Verdict verdict = run(cluster);
			if (!kept && verdict.holds()) {
				delete(directory);
			}
			else {
				say("Data and logs: %s".formatted(directory));
			}
			return verdict;
		}
	}

	private Verdict run(Cluster cluster) {
		cluster.start();
		say("3 brokers, 2 conversion-services, 2 status-pollers and the simulator are up");
		Topics topics = new Topics();
		try (Load load = new Load(cluster.bootstrapServers(), topics.requests(), this.accounts, this.steadyAccounts,
				this.options.seed()); Watch watch = new Watch(cluster.bootstrapServers(), topics)) {
			if (this.options.failover() > 0) {
				measureFailover(cluster, load, watch);
			}
			cluster.api().behave(HOSTILE);
			strike(cluster, load, watch);
			settle(load, watch, () -> cluster.api().behave(KIND));
			awaitRest(watch);
			Seen seen = new Seen(load.requests(), watch.outcomes(), cluster.api().images(), cluster.api().calls());
			Verdict verdict = Verdict.of(seen, watch.intents(), watch.deadLetters(), load.unreadable(), watch.work());
			print(verdict, seen);
			checkHostile(seen);
			return verdict;
		}
	}

	private void measureFailover(Cluster cluster, Load load, Watch watch) {
		Failover failover = new Failover(cluster, load, watch, this.options.failover());
		failover.warmUp();
		this.stallKill = failover.afterKill();
		this.stallStop = failover.afterStop();
		this.stallRolling = failover.whileRolling();
	}

	/**
	 * One strike after the other, with the requests spread evenly over them.
	 */
	private void strike(Cluster cluster, Load load, Watch watch) {
		List<Strike> strikes = Strike.schedule(this.options.strikes(), this.options.seed());
		try (Spread spread = new Spread(load, this.options.requests(), Math.max(1, strikes.size()))) {
			for (int i = 0; i < strikes.size(); i++) {
				Strike strike = strikes.get(i);
				say("strike %d of %d: %s; %d requests, %d with outcome".formatted(i + 1, strikes.size(), strike,
						spread.published(), watch.ended()));
				spread.allow(i + 1);
				strike.at(cluster);
			}
			spread.finish();
		}
		load.flush();
	}

	/**
	 * The API stays hostile until next to nothing is left that it could harm.
	 */
	private void settle(Load load, Watch watch, Runnable kind) {
		Duration patience = patience();
		int wanted = load.requests().size();
		int ended = watch.ended();
		boolean hostile = true;
		long progress = System.nanoTime();
		long said = 0;
		while (ended < wanted) {
			if (System.nanoTime() - said > 10_000_000_000L) {
				said = System.nanoTime();
				say("coming to rest: %d of %d requests have their outcome".formatted(ended, wanted));
			}
			if (System.nanoTime() - progress > patience.toNanos()) {
				break; // what is missing is lost
			}
			if (hostile && wanted - ended <= SPARED) {
				kind.run();
				hostile = false;
			}
			Pause.millis(200);
			if (watch.ended() > ended) {
				ended = watch.ended();
				progress = System.nanoTime();
			}
		}
	}

	/**
	 * Until no service holds any work: none is left that could bring another outcome.
	 */
	private static void awaitRest(Watch watch) {
		long start = System.nanoTime();
		while (!watch.work().isEmpty() && System.nanoTime() - start < TO_END.toNanos()) {
			Pause.millis(200);
		}
		Pause.millis(REST);
		watch.catchUp();
	}

	/**
	 * @throws NotMeasured where too few calls met a fault for the run to say anything
	 */
	private void checkHostile(Seen seen) {
		Set<String> among = Set.copyOf(this.accounts);
		List<RecordedCall> calls = seen.calls().stream().filter((call) -> among.contains(call.account())).toList();
		long faults = faults(calls);
		if (calls.size() > ENOUGH_CALLS && faults < HOSTILE_ENOUGH * calls.size()) {
			throw new NotMeasured("Only %d of %d calls met a fault".formatted(faults, calls.size()));
		}
	}

	/**
	 * Accounts that may use up their calls wait for their hour to end.
	 */
	private Duration patience() {
		Limit hour = Cluster.LIMITS.getFirst();
		long calls = (long) CALLS_OF_A_REQUEST * this.options.requests() / this.options.accounts();
		return (calls > hour.count()) ? PATIENCE.plus(hour.period()) : PATIENCE;
	}

	private static long faults(List<RecordedCall> calls) {
		return calls.stream().filter((call) -> !call.fault().isEmpty()).count();
	}

	private void print(Verdict verdict, Seen seen) {
		verdict.examples(10).forEach((line) -> say("broken: %s".formatted(line)));
		long failed = seen.outcomes().stream().filter((outcome) -> !outcome.completed()).count();
		long faults = faults(seen.calls());
		say("%d outcomes, of which %d failed; %d calls, of which %d met a fault; %d were answered 429 by the limits"
			.formatted(seen.outcomes().size(), failed, seen.calls().size(), faults,
					seen.calls().stream().filter((call) -> call.status() == 429 && call.fault().isEmpty()).count()));
		line("requests", seen.requests().size());
		line("strikes", this.options.strikes());
		line("lost", verdict.lost().size());
		line("doubled", verdict.doubled().size());
		line("converted_twice", verdict.convertedTwice().size());
		line("wrong_outcomes", verdict.wrongOutcomes().size());
		line("dead_letters", verdict.deadLetters());
		line("wrong_dead_letters", verdict.wrongDeadLetters().size());
		line("leftover", verdict.leftover().size());
		line("repeated_posts", verdict.repeatedPosts().size());
		line("over_limit", verdict.overLimit().size());
		seconds("stall_kill_seconds", this.stallKill);
		seconds("stall_stop_seconds", this.stallStop);
		seconds("stall_rolling_seconds", this.stallRolling);
	}

	private Path directory() {
		try {
			Path given = this.options.directory();
			return (given != null) ? Files.createDirectories(given).toAbsolutePath()
					: Files.createTempDirectory("keepsake-chaos");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			say("Left behind: %s".formatted(directory));
		}
	}

	private static void seconds(String name, double value) {
		line(name, String.format(Locale.ROOT, "%.2f", value));
	}

	private static void line(String name, Object value) {
		System.out.println(name + "=" + value);
	}

	private static void say(String text) {
		System.out.println("  " + text);
	}

}
