package io.keepsake.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.keepsake.testing.Arrivals;

/**
 * A running program and what it has printed, errors included. It ends with its test at
 * the latest.
 */
final class Program implements AutoCloseable {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private final List<String> command;

	private final Process process;

	private final Thread reader;

	private final Arrivals<String> lines = new Arrivals<>();

	private Program(List<String> command, Process process) {
		this.command = command;
		this.process = process;
		this.reader = Thread.ofVirtual().start(this::read);
	}

	static Program start(Path directory, List<String> command) {
		return start(directory, Map.of(), command);
	}

	static Program start(Path directory, Map<String, String> environment, List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			process.getOutputStream().close();
			return new Program(command, process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader(StandardCharsets.UTF_8)) {
			output.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add("(output ends: " + ex.getMessage() + ")");
		}
	}

	/** What it printed until now. */
	List<String> lines() {
		return this.lines.all();
	}

	/** All that it printed, once it has ended well. */
	List<String> output() {
		if (exitCode() != 0) {
			throw new AssertionError(this + " failed");
		}
		return lines();
	}

	int exitCode() {
		try {
			if (!this.process.waitFor(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(this + " did not end within " + BOUND);
			}
			this.reader.join();
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The first line that matches, as soon as it is printed. */
	String await(Predicate<String> wanted) {
		return this.lines.await(wanted, BOUND)
			.orElseThrow(() -> new AssertionError(this + " did not print what was awaited within " + BOUND));
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
		try {
			this.reader.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public String toString() {
		return this.command.getFirst() + " of " + this.command.size() + " arguments, which printed:\n"
				+ String.join("\n", lines()) + "\n";
	}

}
