package io.keepsake.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program as a user runs it, on free ports, which a test can kill.
 *
 * @param console where its output is
 */
record QuickstartProcess(Process process, Path console) implements AutoCloseable {

	/** Logback would prefer that of the tests. */
	private static final String PROGRAMS_LOGGING = "-Dlogback.configurationFile=logback.xml";

	private static final List<String> PORTS = List.of("kafka-port", "conversion-port", "poller-port", "simulator-port");

	static QuickstartProcess start(Path directory, String... arguments) throws IOException {
		Path console = Files.createTempFile(directory, "console", ".txt");
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", PROGRAMS_LOGGING, "-cp", System.getProperty("java.class.path"),
				QuickstartApplication.class.getName(),
				"--keepsake.quickstart.data-directory=" + directory.resolve("data"),
				"--keepsake.simulator.behaviour.action-duration=1s..3s", "--keepsake.simulator.behaviour.limits=",
				"--keepsake.polling.first=1s", "--keepsake.polling.image-lag=1s"));
		command.addAll(List.of(arguments));
		PORTS.stream()
			.map((key) -> "--keepsake.quickstart." + key + "=")
			.filter((option) -> Stream.of(arguments).noneMatch((argument) -> argument.startsWith(option)))
			.forEach((option) -> command.add(option + "0"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
		builder.environment().remove("DIGITALOCEAN_TOKEN");
		return new QuickstartProcess(builder.start(), console);
	}

	List<String> output() throws IOException {
		return Files.readAllLines(this.console);
	}

	boolean said(String text) throws IOException {
		return Files.readString(this.console).contains(text);
	}

	int exitCode(Duration bound) throws InterruptedException, IOException {
		if (!this.process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new AssertionError("It still runs after " + bound + ":\n" + Files.readString(this.console));
		}
		return this.process.exitValue();
	}

	void terminate() {
		this.process.destroy();
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
