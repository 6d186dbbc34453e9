package io.keepsake.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * For what outlives a test class, and so JUnit's {@code @TempDir}, or is an extension,
 * which has none.
 */
public record TemporaryDirectory(Path path) implements AutoCloseable {

	public static TemporaryDirectory create() {
		try {
			return new TemporaryDirectory(Files.createTempDirectory("keepsake-"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			for (Path each : deepestFirst()) {
				Files.deleteIfExists(each);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> deepestFirst() throws IOException {
		try (Stream<Path> all = Files.walk(this.path)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
	}

}
