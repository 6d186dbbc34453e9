package io.keepsake.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.Topics;
import io.keepsake.testing.Received;
import io.keepsake.testing.TestProducer;
import io.keepsake.testing.TopicReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class QuickstartIT {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"([^\"]+)\"");

	private static final Pattern BROKER = Pattern.compile("broker +up at (\\S+)");

	@TempDir
	Path directory;

	@Test
	void publishesSamplesOnceAndGoesOnWhereItWas() throws Exception {
		try (Running first = new Running(this.directory)) {
			await().atMost(BOUND).until(() -> first.screen.shown().ended() == 61);

			assertThat(first.screen.text()).contains("Published 61 sample requests");
			TopicReader topics = new TopicReader(first.broker());
			assertThat(topics.records("convert-backup.dead-letter")).hasSize(1);
			assertThat(outcomes(topics).values()).hasSize(60).containsOnly(1L);
			assertThat(texts(topics, "convert-backup.completed")).filteredOn((text) -> text.contains("Snapshot\":true"))
				.hasSizeBetween(3, 4); // the duplicate of one that is done is one, too
			assertThat(reasons(topics)).containsEntry("not-found", 2L)
				.containsEntry("invalid-request", 2L)
				.containsKey("errored");
		}

		try (Running second = new Running(this.directory)) {
			await().atMost(BOUND).until(() -> second.screen.shown().ended() == 61);
			assertThat(second.screen.text()).contains("Found 61 requests").doesNotContain("Published");

			try (TestProducer producer = new TestProducer(second.broker())) {
				producer.send("convert-backup", "{\"imageId\":7938291,\"requestId\":\"one-more\"}");
			}
			TopicReader topics = new TopicReader(second.broker());
			topics.await("convert-backup.completed", "the outcome of one-more",
					(records) -> records.stream().anyMatch((record) -> record.text().contains("\"one-more\"")), BOUND);
			assertThat(outcomes(topics).values()).hasSize(61).containsOnly(1L);
		}
	}

	private static Map<String, Long> outcomes(TopicReader topics) {
		return Stream.of("convert-backup.completed", "convert-backup.failed")
			.flatMap((topic) -> texts(topics, topic).stream())
			.map((text) -> found(REQUEST_ID, text))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	private static Map<String, Long> reasons(TopicReader topics) {
		return texts(topics, "convert-backup.failed").stream()
			.map((text) -> found(Pattern.compile("\"reason\":\"([^\"]+)\""), text))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	private static List<String> texts(TopicReader topics, String topic) {
		return topics.records(topic).stream().map(Received::text).toList();
	}

	private static String found(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
		return matcher.group(1);
	}

	/** A quickstart whose actions take less than a second. */
	private static final class Running implements AutoCloseable {

		private final ShownScreen screen = new ShownScreen();

		private final Quickstart quickstart;

		private final CompletableFuture<Void> end;

		Running(Path directory) {
			// which sample meets a fault depends on the order of the calls, and with it
			// what is known of it
			Map<String, Object> behaviour = Map.of("actionDuration", "100ms..900ms", "limits", List.of(), "faults",
					Map.of());
			Given given = new Given(new Settings(0, 0, 0, 0, directory, true),
					new Given.Simulated(SimulatedApi.behaviour(behaviour)), new Topics(),
					List.of("--keepsake.polling.first=200ms", "--keepsake.polling.image-lag=100ms",
							"--keepsake.polling.first-retry=100ms", "--keepsake.conversion.first-retry=100ms",
							"--logging.level.root=WARN"));
			this.quickstart = new Quickstart(given, this.screen);
			this.end = CompletableFuture.runAsync(() -> {
				try {
					this.quickstart.run();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		String broker() {
			return found(BROKER, this.screen.text());
		}

		@Override
		public void close() {
			this.quickstart.close();
			this.end.join();
		}

	}

}
