package io.keepsake.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A directory for the state of one instance. Several instances may be given the same
 * place: each takes the first part of it that no other holds, and an instance that is
 * started again finds its state.
 */
final class StateDirectory implements AutoCloseable {

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
