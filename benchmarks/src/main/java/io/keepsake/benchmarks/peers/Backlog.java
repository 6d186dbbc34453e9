package io.keepsake.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.benchmarks.Text;

/**
 * What requests cost when very many wait in one conversion-service. While they gather,
 * the API answers nothing but 429; then it opens, and the first of them are converted
 * while the rest waits on. At the end the service is stopped, and killed, with what
 * waits.
 */
final class Backlog {

	private static final String USAGE = """
			benchmarks/run backlog [--requests 1000000] [--sample 20000] [--accounts 64] [--in-flight 256] [--call 50ms]
			  [--warm-up 20000] [--drain yes|no] [--jvm options]
			  --sample  of how many conversions the cost is taken, at the most
			  --drain   whether all of them are converted in the end, to see that none is lost""";

	private static final Map<String, String> DEFAULTS = Map.of("requests", "1000000", "sample", "20000", "accounts",
			"64", "in-flight", "256", "call", "50ms", "warm-up", "20000", "drain", "yes", "jvm", "");

	/** A waiting account comes back within this time of the API's opening. */
	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private final Arguments arguments;

	private final int most;

	private final int sample;

	private int next;

	private Backlog(Arguments arguments) {
		this.arguments = arguments;
		this.most = arguments.count("requests");
		this.sample = Math.min(arguments.count("sample"), this.most);
	}

	static void run(List<String> options) {
		new Backlog(Arguments.of(options, USAGE, DEFAULTS)).run();
	}

	/**
	 * From a thousand up by tens, and what is sampled alone: that is without a backlog.
	 */
	private List<Integer> sizes() {
		return Stream.of(1_000, 10_000, this.sample, 100_000, this.most)
			.filter((size) -> size <= this.most)
			.distinct()
			.sorted()
			.toList();
	}

	// a small one is soon over, so it is repeated
	private int times(int size) {
		return Math.max(1, Math.min(10, this.sample / size));
	}

	private void run() {
		int warmUp = this.arguments.count("warm-up");
		int all = warmUp
				+ Stream.concat(sizes().stream(), again().stream()).mapToInt((size) -> size * times(size)).sum();
		try (Arena arena = new Arena(this.arguments.count("accounts"));
				Contest contest = new Contest(arena, Contender.KEEPSAKE, Latency.of(this.arguments.duration("call")),
						all, 1, this.arguments.count("in-flight"), this.arguments.words("jvm"))) {
			contest.start();
			contest.publish(0, warmUp);
			await(contest, warmUp);
			this.next = warmUp;
			Map<Integer, Cost> costs = grow(arena, contest, sizes());
			Cost most = Objects.requireNonNull(costs.get(this.most));
			Cost without = Objects.requireNonNull(costs.get(this.sample));
			List<String> lines = new ArrayList<>(restart(contest));
			if (this.arguments.text("drain").equals("yes")) {
				drain(arena, contest);
				System.out.println("the same again, in a process that has been at work for longer:");
				Cost again = Objects.requireNonNull(grow(arena, contest, again()).get(this.sample));
				without = (again.perSecond() > without.perSecond()) ? again : without;
			}
			lines.addFirst("backlog_throughput_ratio=" + Text.of(most.perSecond() / without.perSecond(), 3));
			lines.addFirst("backlog_heap_mb=" + Text.of(most.heap / 1e6, 0));
			lines.forEach(System.out::println);
		}
	}

	private List<Integer> again() {
		return sizes().stream().filter((size) -> size <= this.sample).toList();
	}

	private Map<Integer, Cost> grow(Arena arena, Contest contest, List<Integer> sizes) {
		System.out.printf("%n%10s %18s %18s %12s %9s %9s%n", "waiting", "to take in, CPU us", "to convert, CPU us",
				"a second", "heap MB", "RSS MB");
		Map<Integer, Cost> costs = new HashMap<>();
		for (int size : sizes) {
			Cost cost = Cost.NONE;
			for (int time = 0; time < times(size); time++) {
				cost = cost.plus(cost(arena, contest, size));
			}
			System.out.printf(Locale.ROOT, "%10d %18.0f %18.0f %12.0f %9.0f %9d%n", size,
					cost.takenIn.toNanos() / 1e3 / cost.waiting, cost.converting.toNanos() / 1e3 / cost.converted,
					cost.perSecond(), cost.heap / 1e6, Resident.mebibytes(contest.program()));
			costs.put(size, cost);
		}
		return costs;
	}

	/**
	 * Of that many which wait at once.
	 */
	private Cost cost(Arena arena, Contest contest, int size) {
		int before = contest.ledger().done();
		arena.api().hold();
		Duration start = contest.cpu();
		contest.publish(this.next, this.next + size);
		this.next += size;
		awaitHeld(contest, size);
		Duration takenIn = contest.cpu().minus(start);
		double heap = (size >= this.sample) ? live(contest) : 0;
		arena.api().release();
		// the accounts come back one by one, and the first of them are done before the
		// last
		int converted = Math.min(size, this.sample) * 4 / 5;
		await(contest, before + converted / 4);
		int from = contest.ledger().done();
		long began = System.nanoTime();
		Duration cpu = contest.cpu();
		await(contest, before + converted);
		Duration took = Duration.ofNanos(System.nanoTime() - began);
		Cost cost = new Cost(size, takenIn, contest.ledger().done() - from, contest.cpu().minus(cpu), took, heap);
		if (size < this.most) {
			await(contest, before + size);
		}
		else {
			arena.api().hold();
		}
		return cost;
	}

	private static void await(Contest contest, int wanted) {
		if (!contest.await(wanted, PATIENCE)) {
			throw new NotMeasured("Only " + contest.ledger().done() + " of " + wanted
					+ " requests had their action: see " + contest.program().log());
		}
	}

	private static void awaitHeld(Contest contest, int wanted) {
		long start = System.nanoTime();
		while (held(contest) != wanted) {
			if (System.nanoTime() - start > PATIENCE.toNanos()) {
				throw new NotMeasured(held(contest) + " requests wait, not " + wanted);
			}
			Pause.millis(500);
		}
	}

	private static long held(Contest contest) {
		return Math.round(Http.metric(contest.port(), "keepsake_work_held", ""));
	}

	/**
	 * Of the heap, after a full collection.
	 */
	private static double live(Contest contest) {
		try {
			Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
			new ProcessBuilder(jcmd.toString(), Long.toString(contest.program().pid()), "GC.run")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			throw new NotMeasured("No jcmd: " + ex);
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
		return Http.metric(contest.port(), "jvm_memory_used_bytes", "area=\"heap\"");
	}

	private List<String> restart(Contest contest) {
		Pause.millis(3_000); // for the calls under way and their actions
		int waiting = this.next - contest.ledger().done();
		awaitHeld(contest, waiting);
		double afterStop = ready(contest, "clean stop", waiting, Program::stop);
		double afterKill = ready(contest, "kill -9", waiting, Program::kill);
		return List.of("backlog_ready_seconds=" + Text.of(afterStop, 1),
				"backlog_ready_after_kill_seconds=" + Text.of(afterKill, 1));
	}

	private static double ready(Contest contest, String what, int waiting, java.util.function.Consumer<Program> end) {
		end.accept(contest.program());
		long start = System.nanoTime();
		contest.program().start();
		contest.program().awaitReady();
		double seconds = (System.nanoTime() - start) / 1e9;
		awaitHeld(contest, waiting);
		System.out.printf(Locale.ROOT, "ready %.1f s after the start that followed a %s, with %d waiting%n", seconds,
				what, waiting);
		return seconds;
	}

	private void drain(Arena arena, Contest contest) {
		arena.api().release();
		await(contest, this.next);
		Pause.millis(2_000); // for what is published twice
		Ledger.Window window = contest.ledger().window(0, this.next);
		System.out.printf("%d requests: lost %d, doubled %d, converted twice %d%n", window.requests(), window.lost(),
				window.doubled(), window.repeated());
		if (!window.isExact()) {
			throw new NotMeasured("Keepsake did not do what it promises");
		}
		System.out.printf(Locale.ROOT,
				"remembered: %d conversions, %.0f MB in the state directory and %.0f in the broker's logs%n",
				window.requests(), megabytes(contest.state(), ""),
				megabytes(arena.broker().directory().resolve("kafka"), ".log"));
	}

	private static double megabytes(Path directory, String ending) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(ending))
				.map(Path::toFile)
				.filter(File::isFile)
				.mapToLong(File::length)
				.sum() / 1e6;
		}
		catch (IOException | UncheckedIOException ex) {
			return Double.NaN; // a file went away meanwhile
		}
	}

	/**
	 * @param takenIn of the processors, until all were held
	 * @param converting of the processors, for those that were converted
	 * @param heap that was live with all of them waiting, in bytes
	 */
	private record Cost(int waiting, Duration takenIn, int converted, Duration converting, Duration took, double heap) {

		static final Cost NONE = new Cost(0, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, 0);

		Cost plus(Cost other) {
			return new Cost(this.waiting + other.waiting, this.takenIn.plus(other.takenIn),
					this.converted + other.converted, this.converting.plus(other.converting),
					this.took.plus(other.took), Math.max(this.heap, other.heap));
		}

		double perSecond() {
			return this.converted * 1e9 / this.took.toNanos();
		}

	}

}
