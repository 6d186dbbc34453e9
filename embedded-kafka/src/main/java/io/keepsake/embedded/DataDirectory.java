package io.keepsake.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.kafka.metadata.storage.Formatter;

/** A node's data on disk: locked, and formatted unless it has been already. */
final class DataDirectory implements AutoCloseable {

	private final Path path;

	private final DirectoryLock lock;

	private DataDirectory(Path path, DirectoryLock lock) {
		this.path = path;
		this.lock = lock;
	}

	static DataDirectory open(Path path, Quorum quorum) {
		try {
			Files.createDirectories(path);
			DataDirectory directory = new DataDirectory(path, DirectoryLock.acquire(path));
			try {
				directory.verifyOrFormat(quorum);
				return directory;
			}
			catch (IOException | RuntimeException ex) {
				directory.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new BrokerStartException.DirectoryNotWritable(path, ex);
		}
	}

	private void verifyOrFormat(Quorum quorum) throws IOException {
		Path metaProperties = this.path.resolve("meta.properties");
		if (Files.exists(metaProperties)) {
			verify(metaProperties, quorum);
			return;
		}
		Optional<Path> found = subdirectory();
		if (found.isPresent()) {
			// Kafka takes every subdirectory for a partition and stops at one that is
			// none
			throw new BrokerStartException.ForeignData(this.path, "'" + found.get() + "', which is no Kafka data");
		}
		format(quorum);
	}

	private void verify(Path metaProperties, Quorum quorum) throws IOException {
		Properties stored = new Properties();
		try (var reader = Files.newBufferedReader(metaProperties)) {
			stored.load(reader);
		}
		String found = stored.getProperty("node.id", "?") + " of cluster " + stored.getProperty("cluster.id", "?");
		String expected = quorum.nodeId() + " of cluster " + quorum.clusterId();
		if (!found.equals(expected)) {
			throw new BrokerStartException.ForeignData(this.path, "data of node " + found + ", not of " + expected);
		}
	}

	private Optional<Path> subdirectory() throws IOException {
		try (Stream<Path> entries = Files.list(this.path)) {
			return entries.filter(Files::isDirectory).findFirst().map(Path::getFileName);
		}
	}

	private void format(Quorum quorum) throws IOException {
		try {
			new Formatter().setClusterId(quorum.clusterId())
				.setNodeId(quorum.nodeId())
				.setDirectories(List.of(this.path.toString()))
				.setMetadataLogDirectory(this.path.toString())
				.setControllerListenerName(BrokerProperties.CONTROLLER)
				.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
				.run();
		}
		catch (Exception ex) {
			throw new IOException("formatting failed: " + ex.getMessage(), ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
	}

}
