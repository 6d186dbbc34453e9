package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.keepsake.testing.Received;
import io.keepsake.testing.TestKafka;
import io.keepsake.testing.TestProducer;
import io.keepsake.testing.TopicReader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that another version has written: what it has beside the work of this one does no
 * harm, and what cannot be understood waits for who can.
 */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class WorkOfAnotherVersionIT {

	private static final String REMEDY = "The work in Kafka was written by another version, and this one cannot read it";

	private static final String CONVERSIONS = "conversion-service-conversion-work-changelog";

	private static final String POLLS = "status-poller-polling-work-changelog";

	@TempDir
	Path directory;

	@Test
	void fieldsThatThisVersionDoesNotKnowAreIgnored() {
		try (Pair pair = Pair.start(this.directory)) {
			Request request = waiting(pair);
			pair.services().stop(pair.conversionService());
			Received row = row(pair, CONVERSIONS, request.imageId());

			write(row, changed(row, (json) -> {
				json.put("priority", "high");
				json.withObject("work").putObject("destination").put("region", "ams3");
				json.withObject("call").put("timeout", 3);
			}));
			pair.behaveWell();
			pair.services().startConversionService();

			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	static Stream<Arguments> unreadable() {
		return Stream.of(changing("'transfer-image'", (json) -> json.withObject("call").put("call", "transfer-image")),
				changing("[\"doubtful\"]", (json) -> json.withObject("work").remove("doubtful")));
	}

	private static Arguments changing(String cause, Consumer<ObjectNode> change) {
		return Arguments.of(cause, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unreadable")
	void aConversionThatCannotBeReadIsSaidAndWaits(String cause, Consumer<ObjectNode> change, CapturedOutput output) {
		try (Pair pair = Pair.start(this.directory)) {
			Request request = waiting(pair);
			pair.services().stop(pair.conversionService());
			Received row = row(pair, CONVERSIONS, request.imageId());

			write(row, changed(row, change));
			pair.behaveWell();
			Instance other = pair.services().startConversionService();
			Await.until("it is said", () -> output.getAll().contains(REMEDY));
			assertThat(output.getAll()).contains(cause).doesNotContain("its work goes on");
			pair.services().stop(other);

			write(row, row.text());
			pair.services().startConversionService();
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	@Test
	void anActionThatCannotBeFollowedIsSaidAndWaits(CapturedOutput output) {
		try (Pair pair = Pair.start(this.directory)) {
			pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(10)));
			Request request = pair.publish(Images.fresh());
			pair.action(request);
			pair.behave((behaviour) -> behaviour.withFault("429", 1));
			Await.until("it is held", () -> !rows(pair, POLLS, request.imageId()).isEmpty());
			pair.services().stop(pair.statusPoller());
			Received row = row(pair, POLLS, request.imageId());

			write(row, changed(row, (json) -> json.withObject("work").remove("answered")));
			pair.behaveWell();
			Instance other = pair.services().startStatusPoller();
			Await.until("it is said", () -> output.getAll().contains(REMEDY));
			assertThat(output.getAll()).contains("an action without those it answered");
			pair.services().stop(other);

			write(row, row.text());
			pair.services().startStatusPoller();
			assertThat(pair.outcome(request).record().topic()).isEqualTo(pair.topics().completed());
		}
	}

	private static Request waiting(Pair pair) {
		pair.behave((behaviour) -> behaviour.withFault("429", 1));
		Request request = pair.publish(Images.fresh());
		Await.until("it was refused", () -> pair.calls(request.imageId()).count() > 0);
		return request;
	}

	private static Received row(Pair pair, String changelog, long imageId) {
		return rows(pair, changelog, imageId).getLast();
	}

	private static List<Received> rows(Pair pair, String changelog, long imageId) {
		return new TopicReader(TestKafka.bootstrapServers()).records(pair.topics().prefix() + changelog)
			.stream()
			.filter((record) -> record.key().orElseThrow().endsWith("/" + imageId))
			.toList();
	}

	private static String changed(Received row, Consumer<ObjectNode> change) {
		ObjectNode json = Json.object(row.text());
		change.accept(json);
		return json.toString();
	}

	private static void write(Received row, String text) {
		try (TestProducer producer = new TestProducer(TestKafka.bootstrapServers())) {
			producer.send(new ProducerRecord<>(row.topic(), row.partition(),
					row.key().orElseThrow().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
		}
	}

}
