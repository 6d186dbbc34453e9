package io.keepsake.endtoend;

import java.time.Duration;
import java.util.stream.Stream;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.SecondConvert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However often an image is requested, and whatever the API would say to a second
 * convert: there is one, and each request has its outcome.
 */
@Timeout(300)
class DuplicatesIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with();

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@AfterAll
	static void noImageWasConvertedTwice() {
		Pair pair = SHARED.pair();
		pair.services().stopAll(); // from here on nothing is converted
		assertThat(pair.simulator().stats().imagesConvertedTwice()).isZero();
	}

	/** For longer than the slowest of several requests is on its way. */
	private static Behaviour running(Behaviour behaviour) {
		return behaviour.withActionDuration(Duration.ofSeconds(3));
	}

	@ParameterizedTest
	@EnumSource
	void requestsForOneImageShareItsConversion(SecondConvert second) {
		this.pair.behave((behaviour) -> running(behaviour).withSecondConvert(second));

		var requests = Stream.generate(() -> this.pair.publish(this.image)).limit(5).toList();

		requests.forEach((request) -> this.pair.outcome(request).isCompleted());
	}

	@ParameterizedTest
	@EnumSource
	void aRequestThatIsPublishedTwiceHasOneOutcome(SecondConvert second) {
		this.pair.behave((behaviour) -> running(behaviour).withSecondConvert(second));

		Request first = publishAs("twice-" + second);
		publishAs("twice-" + second);
		Request last = this.pair.publish(this.image);

		this.pair.outcome(first).isCompleted();
		this.pair.outcome(last).isCompleted();
	}

	@ParameterizedTest
	@EnumSource
	void aRequestForAnImageWhoseActionRunsHasTheOutcomeOfThatAction(SecondConvert second) {
		this.pair.behave((behaviour) -> running(behaviour).withSecondConvert(second));
		Request first = this.pair.publish(this.image);
		this.pair.action(first);

		Request later = this.pair.publish(this.image);

		this.pair.outcome(first).isCompleted();
		this.pair.outcome(later).isCompleted();
		assertThat(this.pair.calls(this.image).names()).startsWith("convert 201")
			.contains("image 200", "image-actions 200")
			.endsWith("action 200");
	}

	@ParameterizedTest
	@EnumSource
	void aRequestForAnImageThatWasConvertedBeforeIsCompletedAlready(SecondConvert second) {
		this.pair.behave((behaviour) -> behaviour.withSecondConvert(second));
		this.pair.outcome(this.pair.publish(this.image)).isCompleted();

		Request again = this.pair.publish(this.image);

		this.pair.outcome(again).isCompletedWithoutAction(true);
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@ParameterizedTest
	@EnumSource
	void aRequestThatIsPublishedAgainAfterItsOutcomeHasNoOther(SecondConvert second) {
		this.pair.behave((behaviour) -> behaviour.withSecondConvert(second));
		Request first = publishAs("again-" + second);
		this.pair.outcome(first).isCompleted();

		publishAs("again-" + second);
		Request last = this.pair.publish(this.image);

		this.pair.outcome(last).isCompletedWithoutAction(true);
	}

	private Request publishAs(String requestId) {
		return this.pair.publish("{\"imageId\":%d,\"requestId\":\"%s\"}".formatted(this.image, requestId));
	}

}
