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
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class TopicsGoneIT {

	private static final String CREATED_ANEW = "A topic was gone and has been created anew";

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "convert-backup", "conversion-service-loop" })
	void oneThatHoldsNoWorkIsCreatedAnew(String topic, CapturedOutput output) {
		try (Pair pair = start()) {
			delete(pair, topic);

			Await.until("it is said", () -> output.getAll().contains(CREATED_ANEW));
			assertGoesOn(pair);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "convert-backup", "convert-backup.actions", "conversion-service-loop" })
	void oneThatWentWhileNobodyRanIsMissedAtTheStart(String topic, CapturedOutput output) {
		try (Pair pair = start()) {
			assertThat(output.getAll()).as("at the first start, all are missing").doesNotContain(CREATED_ANEW);
			pair.services().stopAll();

			delete(pair, topic);
			pair.services().startConversionService();
			pair.services().startStatusPoller();

			Await.until("it is said", () -> output.getAll().contains(CREATED_ANEW));
			assertThat(output.getAll().lines()).filteredOn((line) -> line.contains(CREATED_ANEW))
				.allMatch((line) -> line.contains("ERROR") && line.contains(pair.topics().prefix() + topic)
						&& line.contains("When a topic is gone"));
			assertGoesOn(pair);
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
	void oneThatHeldWorkAndWasMadeByHandWithTooFewPartitionsIsRefused() {
		try (Pair pair = start()) {
			String topic = pair.topics().prefix() + "conversion-service-conversion-work-changelog";
			pair.services().stop(pair.conversionService());
			Topics.delete(TestKafka.bootstrapServers(), topic);
			Topics.create(TestKafka.bootstrapServers(), 1, topic);

			assertThatException().isThrownBy(() -> startAgain(pair))
				.satisfies((failure) -> assertThat(failure).rootCause()
					.hasMessageContaining(topic + " has 1")
					.hasMessageContaining("needs 3")
					.hasMessageContaining("When a topic is gone"));
		}
	}

	@Test
	void partitionsThatWereAddedToTheActionsAreRefused(CapturedOutput output) {
		try (Pair pair = start()) {
			String actions = pair.topics().actions();
			Topics.widen(TestKafka.bootstrapServers(), 6, actions);

			Await.until("it is said", () -> output.getAll().contains(actions + " has 6 partitions, but"));
			pair.services().stop(pair.statusPoller());
			assertThatException().isThrownBy(() -> pair.services().startStatusPoller().close())
				.satisfies((failure) -> assertThat(failure).rootCause()
					.hasMessageContaining(actions + " has 6 partitions")
					.hasMessageContaining("status-poller-loop has 3")
					.hasMessageContaining("status-poller-polling-work-changelog has 3")
					.hasMessageNotContaining("keepsake.topics.partitions"));

			Topics.delete(TestKafka.bootstrapServers(), actions);
			pair.services().startStatusPoller();
			assertGoesOn(pair);
		}
	}

	@Test
	void transactionsThatTheBrokerRefusesAreSaid(CapturedOutput output) {
		try (Pair pair = start()) {
			pair.services().stop(pair.conversionService());
			Instance refused = pair.services()
				.startConversionService("spring.kafka.streams.properties.[producer.transaction.timeout.ms]=86400000");
			Request request = pair.publish(Images.fresh());

			Await.until("it is said", () -> output.getAll().contains("raise the one, or lower spring"));
			pair.services().stop(refused);
			pair.services().startConversionService();
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	private Pair start() {
		return Pair.start(this.directory, "keepsake.topics.check=200ms");
	}

	/**
	 * By an id of its own: that of its place, in a topic that was made anew, is
	 * another's.
	 */
	private static void assertGoesOn(Pair pair) {
		long image = Images.fresh();
		Request request = pair.publish("{\"imageId\":%d,\"requestId\":\"after-%d\"}".formatted(image, image));
		assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
	}

	private static void startAgain(Pair pair) {
		pair.services().startConversionService().close();
	}

	private static void delete(Pair pair, String topic) {
		Topics.delete(TestKafka.bootstrapServers(), pair.topics().prefix() + topic);
	}

}
