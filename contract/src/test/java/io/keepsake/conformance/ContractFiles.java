package io.keepsake.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the contract, as they stand in the repository: Maven runs the tests in the
 * module's directory.
 */
final class ContractFiles {

	static final JsonMapper JSON = JsonMapper.shared();

	private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

	private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(Separators.createDefaultInstance()
		.withObjectNameValueSpacing(Separators.Spacing.AFTER)
		.withObjectEmptySeparator("")
		.withArrayEmptySeparator("")).withObjectIndenter(INDENT).withArrayIndenter(INDENT);

	private static final boolean UPDATE = Boolean.getBoolean("keepsake.contract.update");

	private ContractFiles() {
	}

	/** All JSON files in a folder, in the order of their names. */
	static List<Path> json(String folder) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(".json")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode read(Path file) {
		return JSON.readTree(text(file));
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Holds a file against what it must be; with {@code -Dkeepsake.contract.update=true}
	 * writes it instead.
	 */
	static void assertCurrent(Path file, String expected) {
		if (UPDATE) {
			write(file, expected);
		}
		assertThat(file).content()
			.as("If the change of %s is meant: mvn -pl contract -am test -Dkeepsake.contract.update=true", file)
			.isEqualTo(expected);
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String pretty(JsonNode node) {
		return JSON.writer().with(PRETTY).writeValueAsString(node) + "\n";
	}

}
