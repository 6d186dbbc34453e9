package io.keepsake.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for the state of one instance. Several instances may be given the same
 * place: each takes the first part of it that no other holds, and an instance that is
 * started again finds its state.
 */
final class StateDirectory implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StateDirectory.class);

	private static final int MOST_INSTANCES = 1000;

	private final Path path;

	private final FileChannel channel;

	private StateDirectory(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	/**
	 * Takes a part of the place.
	 * @throws ConfigurationException if nothing can be written there
	 */
	static StateDirectory take(Path place) {
		try {
			for (int instance = 0; instance < MOST_INSTANCES; instance++) {
				Path path = Files.createDirectories(place.resolve(Integer.toString(instance)));
				FileChannel channel = lock(path.resolve("in-use"));
				if (channel != null) {
					discardUnreadable(path);
					return new StateDirectory(path, channel);
				}
			}
		}
		catch (IOException ex) {
			throw new ConfigurationException("keepsake.engine.state-directory",
					"= " + place + " cannot be written: " + ex.getMessage());
		}
		throw new ConfigurationException("keepsake.engine.state-directory",
				"= " + place + " is held by " + MOST_INSTANCES + " instances");
	}

	/**
	 * Kafka Streams rebuilds a store that it cannot read, and one without a checkpoint;
	 * over a checkpoint that it cannot read it stumbles for ever.
	 */
	private static void discardUnreadable(Path path) throws IOException {
		try (Stream<Path> files = Files.walk(path)) {
			for (Path file : files.filter((some) -> some.endsWith(".checkpoint")).toList()) {
				try {
					new OffsetCheckpoint(file.toFile()).read();
				}
				catch (IOException | RuntimeException ex) {
					logger.atWarn()
						.addKeyValue("file", file)
						.addKeyValue("problem", ex.getMessage())
						.log("The local state cannot be read and is rebuilt from Kafka");
					Files.delete(file);
				}
			}
		}
	}

	private static @Nullable FileChannel lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock();
			if (lock != null) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			// an instance in this process holds it
		}
		channel.close();
		return null;
	}

	Path path() {
		return this.path;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
