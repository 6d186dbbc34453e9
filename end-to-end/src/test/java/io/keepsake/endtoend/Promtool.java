package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Prometheus's own tool, from Debian's package {@code prometheus}.
 */
final class Promtool {

	private Promtool() {
	}

	/**
	 * What it finds fault with, if anything.
	 */
	static String checkMetrics(List<String> metrics) throws IOException, InterruptedException {
		Process process = start("check", "metrics");
		try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
			for (String line : metrics) {
				input.write(line + "\n");
			}
		}
		return fault(process);
	}

	static String run(String... arguments) throws IOException, InterruptedException {
		return fault(start(arguments));
	}

	private static Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Prometheus.tool("promtool").toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static String fault(Process process) throws IOException, InterruptedException {
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return (process.waitFor() == 0) ? "" : "promtool: " + said;
	}

}
