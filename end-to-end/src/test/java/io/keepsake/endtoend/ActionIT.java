package io.keepsake.endtoend;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API says of the action of an image, and what becomes of the request.
 */
@Timeout(300)
class ActionIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with();

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@Test
	void anActionThatCompletedInTheAnswerIsNotPolled() {
		this.pair.behave((behaviour) -> behaviour.withCompletedInAnswerRate(1));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.action(request).path("action").path("status").asString()).isEqualTo("completed");
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201");
	}

	@Test
	void anActionThatErredAndLeftABackupIsErrored() {
		this.pair.behave((behaviour) -> behaviour.withErroredRate(1));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		long action = this.pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"errored","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d ended in error and the image is still a backup."}""".formatted(action,
				this.pair.calls(this.image).count(), action));
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void anImageWhoseActionErredIsConvertedAnewWhenItIsRequestedAgain() {
		this.pair.behave((behaviour) -> behaviour.withErroredRate(1));
		assertThat(this.pair.outcome(this.pair.publish(this.image)).record().topic())
			.isEqualTo(this.pair.topics().failed());
		this.pair.behaveWell();

		Request again = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(again);
		outcome.isCompletedBy(this.pair.simulator().actionsOf(this.image).getLast().id());
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200",
				"image-actions 200", "image 200", "image-actions 200", "convert 201", "action 200");
		assertThat(this.pair.simulator().actionsOf(this.image)).hasSize(2);
	}

	@Test
	void anActionThatErredAndLeftASnapshotIsCompleted() {
		this.pair.behave((behaviour) -> behaviour.withErroredButDoneRate(1));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200", "image 200");
	}

	@Test
	void anActionThatVanishedAfterItsWorkIsCompleted() {
		this.pair.behave((behaviour) -> behaviour.withGoneActionRate(1));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 404", "image 200");
	}

	@Test
	void anActionThatVanishedForGoodIsNotFound() {
		this.pair.behave((behaviour) -> behaviour.withErroredRate(1)
			.withScript(ScriptedFault.answer(404, "{\"id\":\"not_found\",\"message\":\"Gone.\"}")
				.route("/v2/actions/{action_id}")
				.times(1000)));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		long action = this.pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"not-found","retryable":false,"actionId":%d,"httpStatus":404,"errorId":"not_found",
				"attempts":%d,"detail":"Action %d is gone and the image is still a backup. The last error: Gone."}"""
			.formatted(action, this.pair.calls(this.image).count(), action));
	}

	@Test
	void anImageThatVanishedWithItsActionIsNotFound() {
		String gone = "{\"id\":\"not_found\",\"message\":\"Gone.\"}";
		this.pair.behave((behaviour) -> behaviour.withScript(
				ScriptedFault.answer(404, gone).route("/v2/actions/{action_id}").times(1000),
				ScriptedFault.answer(404, gone).method("GET").image(this.image).times(1000)));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		outcome.isFailed("""
				{"reason":"not-found","retryable":false,"actionId":%d,"httpStatus":404,"errorId":"not_found",
				"attempts":%d,
				"detail":"The image does not exist: it expired or was deleted. The last error: Gone."}"""
			.formatted(this.pair.onlyAction(this.image), this.pair.calls(this.image).count()));
	}

	@Test
	void anActionInAStatusThatNobodyKnowsIsFollowed() {
		this.pair.behave((behaviour) -> behaviour.withStatusWhileRunning("thinking")
			.withActionDuration(Duration.ofSeconds(5))
			.withCompletedAtEarlyRate(1)
			.withCompletedAtNullRate(1));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 200");
		assertThat(this.pair.calls(this.image).count()).isGreaterThan(2);
	}

	@Test
	void aTokenThatMayNotReadActionsReadsThemThroughTheirImage() {
		this.pair.behave((behaviour) -> withoutActionsRead(behaviour).withActionDuration(Duration.ofMillis(500)));

		Request request = this.pair.publish(this.image, "acme");

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 403",
				"image-action 200");
		assertThat(this.pair.calls(this.image).count()).isGreaterThan(3);
		assertThat(this.pair.statusPoller().status()).isEqualTo("UP");
	}

	private static Behaviour withoutActionsRead(Behaviour behaviour) {
		return behaviour.withScopes(Map.of("acme", Set.of("image:read", "image:update")));
	}

}
