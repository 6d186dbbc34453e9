package io.keepsake.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running program and what it has printed, errors included. It ends with its test at
 * the latest.
 */
final class Program implements AutoCloseable {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private final List<String> command;

	private final Process process;

	private final Thread reader;

	private final List<String> lines = new ArrayList<>();

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
			output.lines().forEach(this::add);
		}
		catch (IOException | UncheckedIOException ex) {
			add("(output ends: " + ex.getMessage() + ")");
		}
	}

	private synchronized void add(String line) {
		this.lines.add(line);
		notifyAll();
	}

	/** What it printed until now. */
	synchronized List<String> lines() {
		return List.copyOf(this.lines);
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
	synchronized String await(Predicate<String> wanted) {
		long end = System.nanoTime() + BOUND.toNanos();
		while (true) {
			for (String line : this.lines) {
				if (wanted.test(line)) {
					return line;
				}
			}
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError(this + " did not print what was awaited within " + BOUND);
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
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
