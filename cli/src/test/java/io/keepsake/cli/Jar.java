package io.keepsake.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.keepsake.contract.ContractJson;
import io.keepsake.testing.ServiceTopics;
import io.keepsake.testing.TestKafka;
import tools.jackson.databind.JsonNode;

/**
 * The built jar, run as its users run it.
 */
record Jar(Map<String, String> environment, List<String> options) {

	private static final long BOUND_SECONDS = 120;

	/**
	 * Against a broker and topics.
	 */
	static Jar on(String bootstrapServers, String topicPrefix) {
		return new Jar(Map.of(),
				List.of("--bootstrap-server", bootstrapServers, "--topic-prefix", topicPrefix, "--timeout", "PT1M"));
	}

	static Jar on(ServiceTopics topics) {
		return on(TestKafka.bootstrapServers(), topics.names().prefix());
	}

	static Jar plain() {
		return new Jar(Map.of(), List.of());
	}

	Jar with(String variable, String value) {
		Map<String, String> more = new HashMap<>(this.environment);
		more.put(variable, value);
		return new Jar(more, this.options);
	}

	Ended run(String... arguments) {
		return runWith("", arguments);
	}

	Ended runWith(String input, String... arguments) {
		return start(input, arguments).end();
	}

	Running start(String input, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx256m", "-jar", jar().toString()));
		command.addAll(List.of(arguments));
		command.addAll(this.options);
		if (System.getProperty("os.name").equals("Linux")) {
			// who runs the tests in the background has them ignore what interrupts
			command.addAll(0, List.of("env", "--default-signal=INT"));
		}
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().keySet().removeIf((name) -> name.startsWith("KEEPSAKE_"));
		builder.environment().putAll(this.environment);
		try {
			Process process = builder.start();
			process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
			process.getOutputStream().close();
			return new Running(process, text(process.getInputStream()), text(process.getErrorStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path jar() {
		Path jar = Path.of(Objects.requireNonNull(System.getProperty("keepsake.jar"), "keepsake.jar is not set"));
		if (!Files.exists(jar)) {
			throw new AssertionError(jar + " is missing: these tests run after the package phase, with mvn verify");
		}
		return jar;
	}

	private static CompletableFuture<String> text(InputStream stream) {
		return CompletableFuture.supplyAsync(() -> {
			try (stream) {
				return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, Thread::startVirtualThread);
	}

	/**
	 * A process of it.
	 */
	record Running(Process process, CompletableFuture<String> out, CompletableFuture<String> err) {

		/**
		 * As {@code kill -9} does.
		 */
		void kill() {
			this.process.destroyForcibly();
			end();
		}

		/**
		 * As Control-C does.
		 */
		Ended interrupt() {
			try {
				new ProcessBuilder("kill", "-INT", Long.toString(this.process.pid())).start().waitFor();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return end();
		}

		Ended end() {
			try {
				if (!this.process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
					this.process.destroyForcibly();
					throw new AssertionError("It did not end: " + this.out.join() + this.err.join());
				}
				return new Ended(this.process.exitValue(), this.out.join(), this.err.join());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * What came of it.
	 */
	record Ended(int exitCode, String out, String err) {

		JsonNode json() {
			return ContractJson.mapper().readTree(this.out);
		}

		List<JsonNode> lines() {
			return this.out.lines().map((line) -> ContractJson.mapper().readTree(line)).toList();
		}

	}

}
