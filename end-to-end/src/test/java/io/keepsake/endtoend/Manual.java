package io.keepsake.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What docs/operations.md says, as data: a test that works by the manual keeps it true.
 */
record Manual(List<String> lines) {

	static Manual read() {
		try {
			return new Manual(Files.readAllLines(Path.of("../docs/operations.md")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The rows of the one table that has these columns, each cell without its back-ticks.
	 */
	List<List<String>> table(String... columns) {
		int head = this.lines.indexOf("| " + String.join(" | ", columns) + " |");
		if (head < 0) {
			throw new IllegalStateException("docs/operations.md has no table of " + Arrays.toString(columns));
		}
		return this.lines.stream()
			.skip(head + 2L)
			.takeWhile((line) -> line.startsWith("|"))
			.map(Manual::cells)
			.toList();
	}

	private static List<String> cells(String row) {
		return Arrays.stream(row.substring(1).split("\\|")).map((cell) -> cell.strip().replace("`", "")).toList();
	}

	/**
	 * The block of code that begins with this line.
	 */
	String code(String firstLine) {
		int first = this.lines.indexOf(firstLine);
		if (first < 0) {
			throw new IllegalStateException("docs/operations.md has no line " + firstLine);
		}
		return String.join("\n", this.lines.stream().skip(first).takeWhile((line) -> !line.startsWith("```")).toList());
	}

}
