package io.keepsake.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of another language, which is at hand on some machines and not on others.
 */
enum Tool {

	KCAT("kcat"),

	/** With npm, and the packages that the tests use. */
	NODE("node"),

	/** With {@code confluent_kafka}: of several on the path, one may have it. */
	PYTHON("python3");

	private static final Map<Tool, State> STATES = new ConcurrentHashMap<>();

	private final String program;

	Tool(String program) {
		this.program = program;
	}

	private List<String> probe() {
		return switch (this) {
			case KCAT -> List.of("-V");
			case NODE -> List.of("--version");
			case PYTHON -> List.of("-c", "import confluent_kafka");
		};
	}

	/** Its path. */
	String path() {
		return state().path().orElseThrow();
	}

	/** Why it is not at hand, if it is not. */
	Optional<String> absence() {
		return state().path().isPresent() ? Optional.empty() : Optional.of(state().absence());
	}

	private State state() {
		return STATES.computeIfAbsent(this, Tool::look);
	}

	private State look() {
		for (String candidate : candidates()) {
			if (answers(candidate)) {
				try {
					if (this == NODE) {
						NodeModules.install();
					}
					return new State(Optional.of(candidate), "");
				}
				catch (IOException ex) {
					return new State(Optional.empty(), String.valueOf(ex.getMessage()));
				}
			}
		}
		return new State(Optional.empty(), "no `" + this.program + " " + String.join(" ", probe()) + "` answers");
	}

	private List<String> candidates() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
			.map((directory) -> Path.of(directory, this.program))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.toList();
	}

	private boolean answers(String candidate) {
		try (Program program = Program.start(Path.of("."),
				Stream.concat(Stream.of(candidate), probe().stream()).toList())) {
			return program.exitCode() == 0;
		}
	}

	private record State(Optional<String> path, String absence) {
	}

}
