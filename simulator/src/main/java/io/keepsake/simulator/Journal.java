package io.keepsake.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A file with a JSON line for each image that was put and each action that began. A line
 * is with the operating system before the answer leaves, so a killed process loses none.
 */
final class Journal implements AutoCloseable {

	private final Path path;

	private final @Nullable FileChannel channel;

	private Journal(Path path, @Nullable FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	static Journal none() {
		return new Journal(Path.of(""), null);
	}

	static Journal at(Path path) {
		try {
			Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
			return new Journal(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("keepsake.simulator.journal: " + ex, ex);
		}
	}

	/**
	 * A last line without its end was torn by a kill: its answer never left, so it never
	 * happened.
	 */
	void replay(Consumer<Image> images, Consumer<Action> actions) {
		if (channel == null) {
			return;
		}
		try (var lines = new JournalLines(Files.newInputStream(path))) {
			for (var line = lines.next(); line.isPresent(); line = lines.next()) {
				var entry = read(line.get());
				if (entry.image() != null) {
					images.accept(entry.image());
				}
				if (entry.action() != null) {
					actions.accept(entry.action());
				}
			}
			channel.truncate(lines.whole());
			channel.position(lines.whole());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Entry read(String line) {
		try {
			return Json.MAPPER.readValue(line, Entry.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("keepsake.simulator.journal: " + path + " is no journal, at: " + line,
					ex);
		}
	}

	void append(Image image) {
		append(new Entry(image, null));
	}

	void append(Action action) {
		append(new Entry(null, action));
	}

	private void append(Entry entry) {
		if (channel == null) {
			return;
		}
		try {
			var line = ByteBuffer.wrap((Json.text(entry) + "\n").getBytes(StandardCharsets.UTF_8));
			while (line.hasRemaining()) {
				channel.write(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void clear() {
		try {
			if (channel != null) {
				channel.truncate(0);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Entry(@Nullable Image image, @Nullable Action action) {

	}

}
