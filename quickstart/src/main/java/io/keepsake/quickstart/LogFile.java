package io.keepsake.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Sends the logs of all parts to one file. Until then they go nowhere: where the file is
 * must be read first, and reading it logs.
 */
final class LogFile {

	private static final String LEVEL = "--logging.level.";

	private LogFile() {
	}

	/**
	 * Makes the directory, too.
	 * @param arguments of which those that set a level, as in
	 * {@code --logging.level.kafka=INFO}, are heard
	 * @throws StartFailure where nothing can be written there
	 */
	static void open(Path file, List<String> arguments) {
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
		// else each service would configure it anew, while the other parts log
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			configure(context);
			arguments.stream().filter((argument) -> argument.startsWith(LEVEL)).forEach((argument) -> {
				String[] level = argument.substring(LEVEL.length()).split("=", 2);
				context.getLogger("root".equals(level[0]) ? Logger.ROOT_LOGGER_NAME : level[0])
					.setLevel(Level.toLevel(level[1]));
			});
		}
	}

	private static void configure(LoggerContext context) {
		context.reset();
		try {
			new ContextInitializer(context).autoConfig();
		}
		catch (JoranException ex) {
			throw new StartFailure("The log cannot be configured: " + ex.getMessage(), ex);
		}
	}

}
