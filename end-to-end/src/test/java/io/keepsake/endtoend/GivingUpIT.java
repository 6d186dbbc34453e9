package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;

import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What takes too long ends, with all that is known of it.
 */
@Timeout(60)
class GivingUpIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Images.fresh();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory, "keepsake.conversion.give-up-after=1s", "keepsake.conversion.image-lag=100ms",
				"keepsake.polling.give-up-after=1s");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@BeforeEach
	void behaveWell() {
		pair.behaveWell();
	}

	@Test
	void anActionThatNeverEndsIsTimedOut() {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofHours(1)));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		long action = pair.onlyAction(this.image);
		outcome.isFailed("""
				{"reason":"timed-out","retryable":true,"actionId":%d,"attempts":%d,
				"detail":"Action %d did not end since %s."}""".formatted(action, pair.calls(this.image).count(), action,
				pair.action(request).path("submittedAt").asString()));
	}

	@Test
	void anActionThatCannotBeReadIsGivenUp() {
		pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("500").route("/v2/actions/{action_id}").times(1000)));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		long action = pair.onlyAction(this.image);
		outcome.isFailed(
				"""
						{"reason":"attempts-exhausted","retryable":true,"actionId":%d,"attempts":%d,
						"httpStatus":500,"errorId":"server_error",
						"detail":"No usable answer for too long about action %d. The last error: Unexpected server-side error"}"""
					.formatted(action, pair.calls(this.image).count(), action));
	}

	@Test
	void aConvertThatIsNeverAnsweredExhaustsItsAttempts() {
		pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("500").method("POST").image(this.image).times(1000)));

		Request request = pair.publish(this.image);

		pair.outcome(request)
			.isFailed("""
					{"reason":"attempts-exhausted","retryable":true,"attempts":%d,
					"httpStatus":500,"errorId":"server_error",
					"detail":"No usable answer for too long. The last answer: Unexpected server-side error"}"""
				.formatted(pair.calls(this.image).count()));
		assertThat(pair.calls(this.image).names()).startsWith("convert 500", "image 200", "image-actions 200",
				"image 200", "image-actions 200", "convert 500");
	}

	@Test
	void aConnectionThatAlwaysBreaksExhaustsItsAttempts() {
		pair.behave(
				(behaviour) -> behaviour.withScript(ScriptedFault.of("reset-before").image(this.image).times(1000)));

		Request request = pair.publish(this.image);

		Outcome outcome = pair.outcome(request);
		outcome.isFailed("""
				{"reason":"attempts-exhausted","retryable":true,"attempts":%d,
				"detail":"No usable answer for too long. The last answer: %s"}""".formatted(
				pair.calls(this.image).count(),
				outcome.value().path("detail").asString().replaceFirst(".*The last answer: ", "")));
		assertThat(outcome.value().path("detail").asString()).endsWith("connection reset");
	}

}
