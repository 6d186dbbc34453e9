package io.keepsake.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a directory to one node. Kafka's own lock is not enough: it is taken after the
 * controller has opened its log, and given back before that is closed.
 */
final class DirectoryLock implements AutoCloseable {

	/**
	 * Those of this JVM. On POSIX a process that closes any channel on a file loses its
	 * lock on it, so a file that is locked here must not even be tried.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path path;

	private final FileChannel channel;

	private DirectoryLock(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	static DirectoryLock acquire(Path directory) throws IOException {
		Path path = directory.toRealPath();
		if (!HELD.add(path)) {
			throw new BrokerStartException.DirectoryInUse(directory);
		}
		try {
			FileChannel channel = lock(directory, "embedded.lock");
			// that of a broker which was not started here
			if (Files.exists(directory.resolve(".lock"))) {
				closingOnFailure(channel, () -> lock(directory, ".lock").close());
			}
			return new DirectoryLock(path, channel);
		}
		catch (IOException | RuntimeException ex) {
			HELD.remove(path);
			throw ex;
		}
	}

	private static FileChannel lock(Path directory, String name) throws IOException {
		FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		closingOnFailure(channel, () -> {
			if (!locked(channel)) {
				throw new BrokerStartException.DirectoryInUse(directory);
			}
		});
		return channel;
	}

	private static boolean locked(FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		// held by another of this JVM's class loaders
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	private static void closingOnFailure(FileChannel channel, Step step) throws IOException {
		try {
			step.run();
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		try {
			this.channel.close();
		}
		finally {
			HELD.remove(this.path);
		}
	}

	private interface Step {

		void run() throws IOException;

	}

}
