package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that got no usable answer, each in every way in which that was seen: a read is
 * repeated, and before a conversion is repeated the image is read.
 */
@Timeout(60)
class NoAnswerIT {

	private static final String ACTION = "/v2/actions/{action_id}";

	private static final String IMAGE = "/v2/images/{image_id}";

	private static final String IMAGE_ACTIONS = "/v2/images/{image_id}/actions";

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Images.fresh();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory, "keepsake.digitalocean.call-timeout=1500ms");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@BeforeEach
	void behaveWell() {
		pair.behaveWell();
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "502-html", "503-html", "504-html", "524-html", "message-object", "root-causes",
			"reset-before", "timeout-before" })
	void aConvertWithoutEffectIsRepeatedOnceTheImageWasReadTwice(String fault) {
		pair.behave((behaviour) -> behaviour.withScript(onConvert(fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200", "image-actions 200",
				"image 200", "image-actions 200", "convert 201", "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "504-after", "empty-body", "truncated-json", "reset-after", "timeout-after" })
	void aConvertThatRunsAlthoughNobodySaidSoIsFollowed(String fault) {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofSeconds(3)).withScript(onConvert(fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200", "image-actions 200",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "504-after", "empty-body", "truncated-json", "reset-after", "timeout-after" })
	void aConvertThatIsDoneAlthoughNobodySaidSoIsCompleted(String fault) {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ZERO).withScript(onConvert(fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompletedWithoutAction(false);
		assertThat(pair.simulator().actionsOf(this.image)).hasSize(1);
		assertThat(pair.calls(this.image).names()).containsExactly("convert " + fault, "image 200");
	}

	@Test
	void aConvertThatErredAlthoughNobodySaidSoIsErrored() {
		pair.behave((behaviour) -> behaviour.withErroredRate(1)
			.withActionDuration(Duration.ZERO)
			.withScript(onConvert("reset-after")));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		long action = pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"errored","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d ended in error and the image is still a backup."}""".formatted(action,
				pair.calls(this.image).count(), action));
	}

	@Test
	void anImageThatLagsBehindItsActionIsNotConvertedTwice() {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ZERO)
			.withImageLag(Duration.ofMillis(400))
			.withScript(onConvert("reset-after")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompletedWithoutAction(false);
		assertThat(pair.simulator().actionsOf(this.image)).hasSize(1);
		assertThat(pair.calls(this.image).names()).startsWith("convert reset-after", "image 200", "image-actions 200",
				"image 200");
	}

	@Test
	void aConvertIsNeverRepeatedBlindlyHoweverOftenItGetsNoAnswer() {
		pair.behave((behaviour) -> behaviour.withScript(onConvert("timeout-before"), onConvert("500"),
				onConvert("reset-before"), onConvert("502-html")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		List<String> looks = List.of("image 200", "image-actions 200", "image 200", "image-actions 200");
		assertThat(pair.calls(this.image).names()).containsExactlyElementsOf(
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
		pair.behave((behaviour) -> behaviour.withScript(onRead(ACTION, fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "502-html", "503-html", "504-html", "524-html", "504-after", "message-object",
			"root-causes", "empty-body", "truncated-json", "reset-before", "reset-after", "timeout-before",
			"timeout-after" })
	void aReadOfTheImageAndOfItsActionsIsRepeated(String fault) {
		pair.behave((behaviour) -> behaviour.withScript(onConvert("500"), onRead(IMAGE, fault),
				onRead(IMAGE_ACTIONS, fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 500", "image " + fault, "image 200",
				"image-actions " + fault, "image-actions 200", "image 200", "image-actions 200", "convert 201",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "empty-body", "reset-after", "timeout-before" })
	void aReadOfTheImageOfAnErredActionIsRepeated(String fault) {
		pair.behave((behaviour) -> behaviour.withErroredButDoneRate(1).withScript(onRead(IMAGE, fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image " + fault,
				"image 200");
	}

	private static ScriptedFault onRead(String route, String fault) {
		return ScriptedFault.of(fault).method("GET").route(route);
	}

}
