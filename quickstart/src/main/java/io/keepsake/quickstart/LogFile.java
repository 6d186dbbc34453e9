package io.keepsake.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/**
 * Sends the logs of all parts to one file. Until then they go nowhere: where the file is
 * must be read first, and reading it logs.
 */
final class LogFile {

	private LogFile() {
	}

	/**
	 * Makes the directory, too.
	 * @throws StartFailure where nothing can be written there
	 */
	static void open(Path file) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND)).close();
		}
		catch (IOException ex) {
			throw new StartFailure(
					"%s.data-directory: nothing can be written there (%s)".formatted(Settings.PREFIX, ex), ex);
		}
		System.setProperty("keepsake.quickstart.log", file.toString());
		System.setProperty("keepsake.quickstart.log-to", "FILE");
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.reset();
			try {
				new ContextInitializer(context).autoConfig();
			}
			catch (JoranException ex) {
				throw new StartFailure("The log cannot be configured: " + ex.getMessage(), ex);
			}
		}
	}

}
