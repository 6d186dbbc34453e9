package io.keepsake.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class BrokerStartIT {

	@TempDir
	Path directory;

	@Test
	void namesAPortThatIsTaken() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
			Options options = Options.at(other.getLocalPort(), this.directory);

			assertThatExceptionOfType(BrokerStartException.PortTaken.class)
				.isThrownBy(() -> EmbeddedKafka.start(options))
				.withMessage("Cannot listen on localhost:%d (Address already in use): "
						+ "stop what listens there or choose another port", other.getLocalPort());
		}
		startsNow();
	}

	@Test
	void namesADirectoryThatCannotBeWritten() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));

		assertThatExceptionOfType(BrokerStartException.DirectoryNotWritable.class)
			.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(file.resolve("data"))))
			.withMessageContaining("Cannot write to the data directory %s", file.resolve("data"));
	}

	@Test
	void leavesADirectoryToTheBrokerThatHasIt() {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory))) {
			assertThatExceptionOfType(BrokerStartException.DirectoryInUse.class)
				.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(this.directory)))
				.withMessage("The data directory %s is in use by another broker: "
						+ "stop that one or choose another directory", this.directory);
			assertThat(kafka.failure()).isNotDone();
		}
		startsNow();
	}

	@Test
	void leavesTheDataOfAnotherCluster() throws IOException {
		Files.writeString(this.directory.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=payments\n");

		assertThatExceptionOfType(BrokerStartException.ForeignData.class)
			.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(this.directory)))
			.withMessageContaining("node 7 of cluster payments, not of 1 of cluster keepsake-embedded");
	}

	@Test
	void leavesADirectoryOfSomethingElse() throws IOException {
		Files.createDirectory(this.directory.resolve("photos"));

		assertThatExceptionOfType(BrokerStartException.ForeignData.class)
			.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(this.directory)))
			.withMessageContaining("'photos'");
		assertThat(this.directory.resolve("meta.properties")).doesNotExist();
	}

	@Test
	void passesOnWhatKafkaSaysOfAProperty() {
		Options options = Options.ephemeral(this.directory).withOverrides(Map.of("num.io.threads", "none"));

		assertThatExceptionOfType(BrokerStartException.Failed.class).isThrownBy(() -> EmbeddedKafka.start(options))
			.withMessageContaining("num.io.threads");
		startsNow();
	}

	/** Kafka's own way would be to halt this process. */
	@Test
	void outlivesAFatalFault() throws IOException {
		startsNow();
		Path stray = Files.createDirectory(this.directory.resolve("stray"));

		assertThatExceptionOfType(BrokerStartException.Failed.class)
			.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(this.directory)))
			.withStackTraceContaining("stray");
		Files.delete(stray);
		startsNow();
	}

	private void startsNow() {
		EmbeddedKafka.start(Options.ephemeral(this.directory)).close();
	}

}
