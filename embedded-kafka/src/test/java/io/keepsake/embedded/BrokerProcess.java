package io.keepsake.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker that a test can kill. */
record BrokerProcess(Process process, String bootstrapServers) implements AutoCloseable {

	static BrokerProcess start(Path directory) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
						System.getProperty("java.class.path"), EmbeddedKafkaMain.class.getName(), "--directory",
						directory.toString()));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader output = process.inputReader();
		String listens = output.lines().filter((line) -> line.startsWith("listens on ")).findFirst().orElseThrow();
		return new BrokerProcess(process, listens.substring("listens on ".length()));
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
