package io.keepsake.testing;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class OwnBrokerIT {

	@TempDir
	Path directory;

	@Test
	void comesBackToItsClients() {
		try (OwnBroker broker = TestKafka.ownBroker(this.directory);
				TestProducer producer = new TestProducer(broker.bootstrapServers())) {
			Topics.create(broker.bootstrapServers(), 1, "letters");
			producer.send("letters", "before");

			broker.stop();
			Thread.ofVirtual().start(broker::start);
			producer.send("letters", "after");

			assertThat(new TopicReader(broker.bootstrapServers()).awaitCount("letters", 2, Duration.ofSeconds(20)))
				.extracting(Received::text)
				.containsExactly("before", "after");
		}
	}

}
