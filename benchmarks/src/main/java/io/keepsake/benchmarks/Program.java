package io.keepsake.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own that can be killed, frozen and started again.
 */
public final class Program {

	private static final Duration TO_START = Duration.ofMinutes(3);

	private static final Duration TO_STOP = Duration.ofMinutes(1);

	private final String name;

	private final List<String> command;

	private final Path log;

	private final BooleanSupplier ready;

	private @Nullable Process process;

	/**
	 * A class of this JVM's class path.
	 * @param jvm its options, such as {@code -Xmx384m}
	 * @param ready whether it does its work
	 */
	public Program(String name, Path directory, List<String> jvm, Class<?> main, List<String> arguments,
			BooleanSupplier ready) {
		this(name, directory, jvm, List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments,
				ready);
	}

	/**
	 * A jar that can be run.
	 */
	public Program(String name, Path directory, List<String> jvm, Path jar, List<String> arguments,
			BooleanSupplier ready) {
		this(name, directory, jvm, List.of("-jar", jar.toString()), arguments, ready);
	}

	private Program(String name, Path directory, List<String> jvm, List<String> what, List<String> arguments,
			BooleanSupplier ready) {
		this.name = name;
		this.log = directory.resolve(name + ".log");
		this.ready = ready;
		this.command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow"));
		this.command.addAll(jvm);
		this.command.addAll(what);
		this.command.addAll(arguments);
	}

	public String name() {
		return this.name;
	}

	public Path log() {
		return this.log;
	}

	public void start() {
		ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		builder.environment().remove("DIGITALOCEAN_TOKEN");
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new NotMeasured(this.name + " did not start: " + ex);
		}
	}

	public boolean isAlive() {
		return running().isAlive();
	}

	public long pid() {
		return running().pid();
	}

	/**
	 * What it has used of the processors since it was started.
	 */
	public Duration cpu() {
		return running().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	public boolean isReady() {
		return this.ready.getAsBoolean();
	}

	/**
	 * @throws NotMeasured if it ends, or is not ready within minutes
	 */
	public void awaitReady() {
		long start = System.nanoTime();
		while (!isReady()) {
			if (!running().isAlive()) {
				throw new NotMeasured(this.name + " ended with " + running().exitValue() + ": see " + this.log);
			}
			if (System.nanoTime() - start > TO_START.toNanos()) {
				throw new NotMeasured(this.name + " was not ready within " + TO_START + ": see " + this.log);
			}
			Pause.millis(100);
		}
	}

	/** As kill -9 does it. */
	public void kill() {
		running().destroyForcibly();
		await();
	}

	/** As SIGTERM does it. */
	public void stop() {
		running().destroy();
		await();
	}

	public void freeze() {
		signal("STOP");
	}

	public void thaw() {
		signal("CONT");
	}

	public void close() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
	}

	private void signal(String signal) {
		try {
			new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid())).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new NotMeasured("No kill on this machine: " + ex);
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	private void await() {
		try {
			if (!running().waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
				throw new NotMeasured(this.name + " did not end within " + TO_STOP + ": see " + this.log);
			}
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	private Process running() {
		if (this.process == null) {
			throw new IllegalStateException(this.name + " was not started");
		}
		return this.process;
	}

}
