package io.keepsake.endtoend;

import java.time.Duration;

import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What takes too long ends, with all that is known of it.
 */
@Timeout(300)
class GivingUpIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with("keepsake.conversion.give-up-after=1s",
			"keepsake.conversion.image-lag=100ms", "keepsake.polling.give-up-after=1s");

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@Test
	void anActionThatNeverEndsIsTimedOut() {
		this.pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofHours(1)));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		long action = this.pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"timed-out","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d did not end since %s."}""".formatted(action, this.pair.calls(this.image).count(),
				action, this.pair.action(request).path("submittedAt").asString()));
	}

	@Test
	void anActionThatCannotBeReadIsGivenUp() {
		this.pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("500").route("/v2/actions/{action_id}").times(1000)));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		long action = this.pair.onlyAction(this.image);
		outcome.isFailed(
				"""
						{"reason":"attempts-exhausted","retryable":true,"actionId":%d,"attempts":%d,
						"httpStatus":500,"errorId":"server_error",
						"detail":"No usable answer for too long about action %d. The last error: Unexpected server-side error"}"""
					.formatted(action, this.pair.calls(this.image).count(), action));
	}

	@Test
	void aConvertThatIsNeverAnsweredExhaustsItsAttempts() {
		this.pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("500").method("POST").image(this.image).times(1000)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request)
			.isFailed("""
					{"reason":"attempts-exhausted","retryable":true,"attempts":%d,
					"httpStatus":500,"errorId":"server_error",
					"detail":"No usable answer for too long. The last answer: Unexpected server-side error"}"""
				.formatted(this.pair.calls(this.image).count()));
		assertThat(this.pair.calls(this.image).names()).startsWith("convert 500", "image 200", "image-actions 200",
				"image 200", "image-actions 200", "convert 500");
	}

	@Test
	void aConnectionThatAlwaysBreaksExhaustsItsAttempts() {
		this.pair.behave(
				(behaviour) -> behaviour.withScript(ScriptedFault.of("reset-before").image(this.image).times(1000)));

		Request request = this.pair.publish(this.image);

		Outcome outcome = this.pair.outcome(request);
		outcome.isFailed("""
				{"reason":"attempts-exhausted","retryable":true,"attempts":%d,
				"detail":"No usable answer for too long. The last answer: %s"}""".formatted(
				this.pair.calls(this.image).count(),
				outcome.value().path("detail").asString().replaceFirst(".*The last answer: ", "")));
		assertThat(outcome.value().path("detail").asString()).endsWith("connection reset");
	}

}
