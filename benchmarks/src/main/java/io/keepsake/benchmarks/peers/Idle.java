package io.keepsake.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import io.keepsake.benchmarks.Program;
import io.keepsake.benchmarks.Text;
import io.keepsake.testing.Ports;

/**
 * What the built services cost while there is nothing to do, and how long they take to
 * start: from the jar as it is, and unpacked with a cache of what the JVM has loaded and
 * linked before, as the images have it.
 */
final class Idle {

	private static final String USAGE = """
			benchmarks/run idle [--seconds 60] [--starts 3]
			  --seconds  for which both services do nothing
			  --starts   of each service in each form; the median counts""";

	private static final Map<String, String> DEFAULTS = Map.of("seconds", "60", "starts", "3");

	private static final List<String> SERVICES = List.of("conversion-service", "status-poller");

	private final Arguments arguments;

	private final Path root = Path.of(System.getProperty("keepsake.root", "."));

	private Idle(Arguments arguments) {
		this.arguments = arguments;
	}

	static void run(List<String> options) {
		new Idle(Arguments.of(options, USAGE, DEFAULTS)).run();
	}

	private void run() {
		List<String> lines = new ArrayList<>();
		try (Arena arena = new Arena(1)) {
			System.out.printf("%n%-18s %-28s %10s %10s %12s%n", "", "", "ready s", "CPU s", "VmRSS MiB");
			List<Started> plain = SERVICES.stream()
				.map((service) -> start(arena, service, "jar", jar(service), List.of()))
				.toList();
			lines.addAll(idle(plain));
			lines.add("ready_seconds=" + Text.of(plain.getFirst().ready(), 2));
			lines.add("rss_mib=" + plain.getFirst().resident());
			plain.forEach((started) -> started.program().stop());
			for (String service : SERVICES) {
				Path unpacked = unpack(arena, service);
				Path cache = unpacked.resolveSibling(service + ".aot");
				train(arena, service, unpacked, cache);
				Started started = start(arena, service, "unpacked, with an AOT cache", unpacked,
						List.of("-XX:AOTCache=" + cache));
				started.program().stop();
				if (service.equals(SERVICES.getFirst())) {
					lines.add("ready_seconds_aot=" + Text.of(started.ready(), 2));
					lines.add("rss_mib_aot=" + started.resident());
				}
			}
		}
		lines.forEach(System.out::println);
	}

	private Path jar(String service) {
		Path jar = this.root.resolve(service).resolve("target").resolve(service + ".jar");
		if (!Files.exists(jar)) {
			throw new NotMeasured("There is no " + jar + ": mvn package -DskipTests makes it");
		}
		return jar;
	}

	/**
	 * Starts it several times, and leaves the last one running.
	 */
	private Started start(Arena arena, String service, String form, Path jar, List<String> jvm) {
		Program program = program(arena, service, jar, jvm);
		// the first of all makes the topics
		program.start();
		program.awaitReady();
		int starts = this.arguments.count("starts");
		double[] ready = new double[starts];
		double[] cpu = new double[starts];
		for (int i = 0; i < starts; i++) {
			program.stop();
			long start = System.nanoTime();
			program.start();
			program.awaitReady();
			ready[i] = (System.nanoTime() - start) / 1e9;
			cpu[i] = program.cpu().toMillis() / 1e3;
		}
		Started started = new Started(service, program, median(ready), Resident.mebibytes(program));
		System.out.printf(Locale.ROOT, "%-18s %-28s %10.2f %10.2f %12d%n", service, form, started.ready(), median(cpu),
				started.resident());
		return started;
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private List<String> idle(List<Started> services) {
		Pause.millis(10_000); // for what a start leaves to do
		List<Duration> before = services.stream().map((started) -> started.program().cpu()).toList();
		long start = System.nanoTime();
		Pause.millis(this.arguments.count("seconds") * 1000L);
		double seconds = (System.nanoTime() - start) / 1e9;
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < services.size(); i++) {
			Started started = services.get(i);
			double percent = started.program().cpu().minus(before.get(i)).toMillis() / 10.0 / seconds;
			System.out.printf(Locale.ROOT, "%-18s idle for %.0f s: %.1f %% of a core%n", started.service(), seconds,
					percent);
			lines.add(((i == 0) ? "idle_cpu_percent=" : "idle_cpu_percent_poller=") + Text.of(percent, 2));
		}
		return lines;
	}

	private Path unpack(Arena arena, String service) {
		Path directory = arena.broker().directory().resolve("unpacked-" + service);
		execute(List.of(java(), "-Djarmode=tools", "-jar", jar(service).toString(), "extract", "--destination",
				directory.toString()));
		return directory.resolve(service + ".jar");
	}

	/**
	 * A start and a stop, at the end of which the JVM writes the cache (JEP 514).
	 */
	private void train(Arena arena, String service, Path jar, Path cache) {
		Program program = program(arena, service, jar, List.of("-XX:AOTCacheOutput=" + cache));
		program.start();
		program.awaitReady();
		program.stop();
		if (!Files.exists(cache)) {
			throw new NotMeasured("No cache was written: see " + program.log());
		}
	}

	private Program program(Arena arena, String service, Path jar, List<String> jvm) {
		int port = Ports.free();
		Path directory = arena.broker().directory();
		return new Program(service, directory, Stream.concat(memory().stream(), jvm.stream()).toList(), jar,
				List.of("--server.port=" + port, "--spring.kafka.bootstrap-servers=" + arena.servers(),
						"--keepsake.digitalocean.base-url=" + arena.api().url(),
						"--keepsake.accounts.default.token=idle",
						"--keepsake.engine.state-directory=" + directory.resolve("state-" + service)),
				() -> Http.answers("http://localhost:" + port + "/actuator/health/readiness"));
	}

	/**
	 * The bounds that the images have.
	 */
	private List<String> memory() {
		Path options = this.root.resolve("deploy/docker/java.options");
		try (Stream<String> lines = Files.lines(options)) {
			return lines.filter((line) -> line.startsWith("-X") && !line.startsWith("-XX:+")).toList();
		}
		catch (IOException ex) {
			throw new NotMeasured("There is no " + options + ": run this by benchmarks/run");
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static void execute(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (process.waitFor() != 0) {
				throw new NotMeasured(String.join(" ", command) + " ended with " + process.exitValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	/**
	 * @param ready in seconds, the median
	 * @param resident in MiB, once it was ready
	 */
	private record Started(String service, Program program, double ready, long resident) {
	}

}
