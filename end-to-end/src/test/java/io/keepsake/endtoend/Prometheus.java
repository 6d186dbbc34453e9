package io.keepsake.endtoend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;

/**
 * A real Prometheus, from Debian's package {@code prometheus} or any other place on the
 * path.
 */
final class Prometheus {

	private Prometheus() {
	}

	/**
	 * One of its programs. Where it is not installed, the test says so and is aborted,
	 * unless the environment variable {@code KEEPSAKE_PROMETHEUS} says that it is
	 * required.
	 */
	static Path tool(String name) {
		Optional<Path> tool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
		if (tool.isEmpty()) {
			String missing = name + " is not on the path: NOT TESTED. Debian has it in the package prometheus";
			if ("required".equals(System.getenv("KEEPSAKE_PROMETHEUS"))) {
				throw new AssertionError(missing);
			}
			System.err.println("**** " + missing);
			Assumptions.abort(missing);
		}
		return tool.orElseThrow();
	}

}
