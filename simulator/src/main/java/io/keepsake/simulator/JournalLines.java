package io.keepsake.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines that have an end, and how many bytes they take. */
final class JournalLines implements AutoCloseable {

	private final InputStream input;

	private long whole;

	JournalLines(InputStream input) {
		this.input = new BufferedInputStream(input, 1 << 16);
	}

	Optional<String> next() throws IOException {
		var line = new ByteArrayOutputStream(512);
		for (var b = input.read(); b >= 0; b = input.read()) {
			if (b == '\n') {
				whole += line.size() + 1;
				return Optional.of(line.toString(StandardCharsets.UTF_8));
			}
			line.write(b);
		}
		return Optional.empty();
	}

	long whole() {
		return whole;
	}

	@Override
	public void close() throws IOException {
		input.close();
	}

}
