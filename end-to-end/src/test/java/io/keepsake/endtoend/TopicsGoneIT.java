package io.keepsake.endtoend;

import java.nio.file.Path;

import io.keepsake.testing.TestKafka;
import io.keepsake.testing.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What happens when somebody deletes a topic: it is said, and where the topic held none
 * of the work, the work goes on.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class TopicsGoneIT {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "convert-backup", "conversion-service-loop" })
	void oneThatHoldsNoWorkIsCreatedAnew(String topic, CapturedOutput output) {
		try (Pair pair = start()) {
			delete(pair, topic);

			Await.until("it is said", () -> output.getAll().contains("A topic was gone and has been created anew"));
			Request request = pair.publish(Images.fresh());
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	@Test
	void oneThatHeldWorkIsMissedAndNotReplacedInSilence(CapturedOutput output) {
		try (Pair pair = start()) {
			String topic = "conversion-service-conversion-work-changelog";
			delete(pair, topic);

			Await.until("it is said", () -> output.getAll().contains("The service cannot go on without its topics"));
			assertThat(pair.conversionService().actuator("health/readiness").path("status").asString())
				.isEqualTo("DOWN");
			assertThat(Scrape.of(pair.conversionService()).sum("keepsake_topics_missing")).isEqualTo(1);
			assertThat(Scrape.of(pair.statusPoller()).sum("keepsake_topics_missing")).isZero();
			pair.services().stop(pair.conversionService());
			assertThatException().isThrownBy(() -> startAgain(pair))
				.satisfies((failure) -> assertThat(failure).rootCause()
					.hasMessageContaining(pair.topics().prefix() + topic)
					.hasMessageContaining("When a topic is gone"));
		}
	}

	@Test
	void anotherNumberOfPartitionsIsRefused() {
		try (Pair pair = start()) {
			pair.services().stop(pair.conversionService());

			assertThatException()
				.isThrownBy(() -> pair.services().startConversionService("keepsake.topics.partitions=4").close())
				.satisfies((failure) -> assertThat(failure).rootCause()
					.hasMessageContaining("keepsake.topics.partitions = 4")
					.hasMessageContaining("has 3: the number is fixed"));
		}
	}

	@Test
	void transactionsThatTheBrokerRefusesAreSaid(CapturedOutput output) {
		try (Pair pair = start()) {
			pair.services().stop(pair.conversionService());
			Instance refused = pair.services()
				.startConversionService("spring.kafka.streams.properties.[producer.transaction.timeout.ms]=86400000");
			Request request = pair.publish(Images.fresh());

			Await.until("it is said", () -> output.getAll().contains("transaction.max.timeout.ms"));
			pair.services().stop(refused);
			pair.services().startConversionService();
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	private Pair start() {
		return Pair.start(this.directory, "keepsake.topics.check=200ms");
	}

	private static void startAgain(Pair pair) {
		pair.services().startConversionService().close();
	}

	private static void delete(Pair pair, String topic) {
		Topics.delete(TestKafka.bootstrapServers(), pair.topics().prefix() + topic);
	}

}
