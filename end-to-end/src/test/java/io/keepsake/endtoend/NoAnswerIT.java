package io.keepsake.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that got no usable answer, each in every way in which that was seen: a read is
 * repeated, and before a conversion is repeated the image is read.
 */
@Timeout(300)
class NoAnswerIT {

	private static final String ACTION = "/v2/actions/{action_id}";

	private static final String IMAGE = "/v2/images/{image_id}";

	private static final String IMAGE_ACTIONS = "/v2/images/{image_id}/actions";

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with("keepsake.digitalocean.call-timeout=3s");

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@ParameterizedTest
	@ValueSource(strings = { "500", "502-html", "503-html", "504-html", "524-html", "message-object", "root-causes",
			"reset-before", "timeout-before" })
	void aConvertWithoutEffectIsRepeatedOnceTheImageWasReadTwice(String fault) {
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert(fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200",
				"image-actions 200", "image 200", "image-actions 200", "convert 201", "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "504-after", "empty-body", "truncated-json", "reset-after", "timeout-after" })
	void aConvertThatRunsAlthoughNobodySaidSoIsFollowed(String fault) {
		this.pair
			.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(6)).withScript(onConvert(fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200",
				"image-actions 200", "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "504-after", "empty-body", "truncated-json", "reset-after", "timeout-after" })
	void aConvertThatIsDoneAlthoughNobodySaidSoIsCompleted(String fault) {
		this.pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ZERO).withScript(onConvert(fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompletedWithoutAction(false);
		assertThat(this.pair.simulator().actionsOf(this.image)).hasSize(1);
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200");
	}

	@Test
	void aConvertThatErredAlthoughNobodySaidSoIsErrored() {
		this.pair.behave((behaviour) -> behaviour.withErroredRate(1)
			.withActionDuration(Duration.ZERO)
			.withScript(onConvert("reset-after")));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		long action = this.pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"errored","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d ended in error and the image is still a backup."}""".formatted(action,
				this.pair.calls(this.image).count(), action));
	}

	@Test
	void anImageThatLagsBehindItsActionIsNotConvertedTwice() {
		this.pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ZERO)
			.withImageLag(Duration.ofMillis(500))
			.withScript(onConvert("reset-after")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompletedWithoutAction(false);
		assertThat(this.pair.simulator().actionsOf(this.image)).hasSize(1);
		assertThat(this.pair.calls(this.image).names()).startsWith("convert reset-after", "image 200",
				"image-actions 200", "image 200");
	}

	@Test
	void aConvertIsNeverRepeatedBlindlyHoweverOftenItGetsNoAnswer() {
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert("timeout-before"), onConvert("500"),
				onConvert("reset-before"), onConvert("502-html")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		List<String> looks = List.of("image 200", "image-actions 200", "image 200", "image-actions 200");
		assertThat(this.pair.calls(this.image).names()).containsExactlyElementsOf(
				Stream
					.of(List.of("convert timeout-before"), looks, List.of("convert 500"), looks,
							List.of("convert reset-before"), looks, List.of("convert 502-html"), looks,
							List.of("convert 201", "action 200"))
					.flatMap(List::stream)
					.toList());
	}

	private ScriptedFault onConvert(String fault) {
		return ScriptedFault.of(fault).method("POST").image(this.image);
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "502-html", "503-html", "504-html", "524-html", "504-after", "message-object",
			"root-causes", "empty-body", "truncated-json", "reset-before", "reset-after", "timeout-before",
			"timeout-after" })
	void aReadOfTheActionIsRepeated(String fault) {
		this.pair.behave((behaviour) -> behaviour.withScript(onRead(ACTION, fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "502-html", "503-html", "504-html", "524-html", "504-after", "message-object",
			"root-causes", "empty-body", "truncated-json", "reset-before", "reset-after", "timeout-before",
			"timeout-after" })
	void aReadOfTheImageAndOfItsActionsIsRepeated(String fault) {
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert("500"), onRead(IMAGE, fault),
				onRead(IMAGE_ACTIONS, fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 500", "image " + fault, "image 200",
				"image-actions " + fault, "image-actions 200", "image 200", "image-actions 200", "convert 201",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "empty-body", "reset-after", "timeout-before" })
	void aReadOfTheImageOfAnErredActionIsRepeated(String fault) {
		this.pair.behave((behaviour) -> behaviour.withErroredButDoneRate(1).withScript(onRead(IMAGE, fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image " + fault,
				"image 200");
	}

	private static ScriptedFault onRead(String route, String fault) {
		return ScriptedFault.of(fault).method("GET").route(route);
	}

}
