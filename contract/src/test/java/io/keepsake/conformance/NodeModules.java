package io.keepsake.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of the tests with the packages of npm that they use, of the versions that
 * stand in {@code package-lock.json}.
 */
final class NodeModules {

	static final Path DIRECTORY = Path.of("target", "node");

	private static final Path SOURCE = Path.of("src", "test", "node");

	private static final Path INSTALLED = DIRECTORY.resolve("installed.json");

	private static final Path LOCK = SOURCE.resolve("package-lock.json");

	private NodeModules() {
	}

	/**
	 * Has npm fetch the packages, unless they are there.
	 * @throws IOException if it cannot
	 */
	static void install() throws IOException {
		Files.createDirectories(DIRECTORY);
		try (Stream<Path> files = Files.list(SOURCE)) {
			for (Path file : files.toList()) {
				Files.copy(file, DIRECTORY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
		if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, LOCK) < 0) {
			return;
		}
		// nothing of a package runs when it is installed
		try (Program npm = Program.start(DIRECTORY,
				List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"))) {
			if (npm.exitCode() != 0) {
				throw new IOException("npm could not fetch its packages: " + String.join(" ", npm.lines()));
			}
		}
		catch (UncheckedIOException ex) {
			throw new IOException("npm is not at hand", ex);
		}
		Files.copy(LOCK, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
	}

}
