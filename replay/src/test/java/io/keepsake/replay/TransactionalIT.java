package io.keepsake.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.Topics;
import io.keepsake.testing.OwnBroker;
import io.keepsake.testing.TestKafka;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A broker that goes away in the middle of a commit.
 */
@Timeout(300)
class TransactionalIT {

	@TempDir
	private Path directory;

	@Test
	void aCommitThatNobodyAnswersSaysWhatToDoAndEnds() {
		try (OwnBroker broker = TestKafka.ownBroker(this.directory)) {
			io.keepsake.testing.Topics.create(broker.bootstrapServers(), 1, "some");
			Connection connection = new Connection(Map.of("bootstrap.servers", broker.bootstrapServers()), new Topics(),
					Duration.ofSeconds(8));
			try (Transactional transactional = new Transactional(connection, "a-name")) {
				transactional.begin();
				transactional.commit(List.of(record()));

				broker.stop();

				assertThatExceptionOfType(TimeoutException.class)
					.isThrownBy(() -> transactional.commit(List.of(record())))
					.withMessageContaining("run it again");
			}
		}
	}

	private static ProducerRecord<byte[], byte[]> record() {
		return new ProducerRecord<>("some", new byte[] { 1 });
	}

}
