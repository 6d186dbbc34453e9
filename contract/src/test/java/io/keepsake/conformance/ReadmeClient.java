package io.keepsake.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of the README, exactly as it stands there but for the broker, the topics and
 * the group.
 */
record ReadmeClient(String name, String text) {

	static ReadmeClient of(String name, String bootstrapServers, String prefix) {
		Matcher block = Pattern
			.compile("<!-- client: " + Pattern.quote(name) + " -->\n```[a-z]+\n(.*?)```\n", Pattern.DOTALL)
			.matcher(ContractFiles.text(Path.of("README.md")));
		if (!block.find()) {
			throw new AssertionError("The README has no " + name);
		}
		return new ReadmeClient(name,
				block.group(1)
					.replace("localhost:9092", bootstrapServers)
					.replace("convert-backup", prefix + "convert-backup")
					// a consumer that was killed stays in its group for a while
					.replace("my-service", prefix + "my-service"));
	}

	Path writeTo(Path directory) {
		try {
			return Files.writeString(directory.resolve(this.name), this.text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
