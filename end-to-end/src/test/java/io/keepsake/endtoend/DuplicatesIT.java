package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.keepsake.simulator.SecondConvert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However often an image is requested, and whatever the API would say to a second
 * convert: there is one, and each request has its outcome.
 */
@Timeout(60)
class DuplicatesIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Images.fresh();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory);
	}

	@AfterAll
	static void stop() {
		pair.close();
		assertThat(pair.simulator().stats().imagesConvertedTwice()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void requestsForOneImageShareItsConversion(SecondConvert second) {
		// for longer than the slowest of them is on its way
		pair.behave((behaviour) -> behaviour.withSecondConvert(second).withActionDuration(Duration.ofSeconds(1)));

		var requests = Stream.generate(() -> pair.publish(this.image)).limit(5).toList();

		requests.forEach((request) -> pair.outcome(request).isCompleted());
	}

	@ParameterizedTest
	@EnumSource
	void aRequestThatIsPublishedTwiceHasOneOutcome(SecondConvert second) {
		pair.behave((behaviour) -> behaviour.withSecondConvert(second));

		Request first = publishAs("twice-" + second);
		publishAs("twice-" + second);
		Request last = pair.publish(this.image);

		pair.outcome(first).isCompleted();
		pair.outcome(last).isCompleted();
	}

	@ParameterizedTest
	@EnumSource
	void aRequestForAnImageWhoseActionRunsHasTheOutcomeOfThatAction(SecondConvert second) {
		pair.behave((behaviour) -> behaviour.withSecondConvert(second).withActionDuration(Duration.ofSeconds(1)));
		Request first = pair.publish(this.image);
		pair.action(first);

		Request later = pair.publish(this.image);

		pair.outcome(first).isCompleted();
		pair.outcome(later).isCompleted();
		assertThat(pair.calls(this.image).names()).startsWith("convert 201")
			.contains("image 200", "image-actions 200")
			.endsWith("action 200");
	}

	@ParameterizedTest
	@EnumSource
	void aRequestForAnImageThatWasConvertedBeforeIsCompletedAlready(SecondConvert second) {
		pair.behave((behaviour) -> behaviour.withSecondConvert(second));
		pair.outcome(pair.publish(this.image)).isCompleted();

		Request again = pair.publish(this.image);

		pair.outcome(again).isCompletedWithoutAction(true);
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@ParameterizedTest
	@EnumSource
	void aRequestThatIsPublishedAgainAfterItsOutcomeHasNoOther(SecondConvert second) {
		pair.behave((behaviour) -> behaviour.withSecondConvert(second));
		Request first = publishAs("again-" + second);
		pair.outcome(first).isCompleted();

		publishAs("again-" + second);
		Request last = pair.publish(this.image);

		pair.outcome(last).isCompletedWithoutAction(true);
	}

	private Request publishAs(String requestId) {
		return pair.publish("{\"imageId\":%d,\"requestId\":\"%s\"}".formatted(this.image, requestId));
	}

}
