package io.keepsake.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class EmbeddedKafkaIT {

	@TempDir
	Path directory;

	@Test
	void takesARecord() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory))) {
			Client client = Client.of(kafka);
			client.createTopic();

			client.send("a");

			assertThat(client.values()).containsExactly("a");
		}
	}

	@Test
	void hasTopicsAndRecordsAfterARestartOnItsDirectory() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory))) {
			Client.of(kafka).createTopic();
			Client.of(kafka).send("before");
		}

		// on other ports, the controller's among them
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory))) {
			Client.of(kafka).send("after");

			assertThat(Client.of(kafka).values()).containsExactly("before", "after");
		}
	}

	@Test
	void twoStandSideBySide() throws Exception {
		try (EmbeddedKafka left = EmbeddedKafka.start(Options.ephemeral(this.directory.resolve("left")));
				EmbeddedKafka right = EmbeddedKafka.start(Options.ephemeral(this.directory.resolve("right")))) {
			Client.of(left).createTopic();
			Client.of(right).createTopic();

			Client.of(left).send("left");
			Client.of(right).send("right");

			assertThat(Client.of(left).values()).containsExactly("left");
			assertThat(Client.of(right).values()).containsExactly("right");
		}
	}

	@Test
	void commitsTransactionsAndHidesAbortedOnes() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory))) {
			Client client = Client.of(kafka);
			client.createTopic();

			try (var producer = client.producer(Map.of("transactional.id", "t"))) {
				producer.initTransactions();
				producer.beginTransaction();
				producer.send(new ProducerRecord<>(Client.TOPIC, "aborted")).get();
				producer.abortTransaction();
				producer.beginTransaction();
				producer.send(new ProducerRecord<>(Client.TOPIC, "committed")).get();
				producer.commitTransaction();
			}

			List<String> values = client.values();
			while (values.isEmpty()) { // a commit is answered before its records can be
										// read
				values = client.values();
			}
			assertThat(values).containsExactly("committed");
		}
	}

	@Test
	void closesTwiceWithoutHarm() {
		EmbeddedKafka kafka = EmbeddedKafka.start(Options.ephemeral(this.directory));

		kafka.close();

		kafka.close();
	}

}
