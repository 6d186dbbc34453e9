package io.keepsake.embedded;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class BrokerProcessIT {

	@TempDir
	Path directory;

	@Test
	void hasItsRecordsAfterAKill() throws Exception {
		try (BrokerProcess first = BrokerProcess.start(this.directory)) {
			Client client = new Client(first.bootstrapServers());
			client.createTopic();
			client.send("before");
			first.kill();
		}

		try (BrokerProcess second = BrokerProcess.start(this.directory)) {
			assertThat(new Client(second.bootstrapServers()).values()).containsExactly("before");
		}
	}

	@Test
	void keepsOtherProcessesOffItsDirectory() throws Exception {
		try (BrokerProcess process = BrokerProcess.start(this.directory)) {
			assertThatExceptionOfType(BrokerStartException.DirectoryInUse.class)
				.isThrownBy(() -> EmbeddedKafka.start(Options.ephemeral(this.directory)));
			process.kill();
		}

		EmbeddedKafka.start(Options.ephemeral(this.directory)).close();
	}

	@Test
	void endsOnASignal() throws Exception {
		try (BrokerProcess process = BrokerProcess.start(this.directory)) {
			process.process().destroy();

			assertThat(process.process().waitFor()).isEqualTo(143);
		}
	}

}
