package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.simulator.Limit;
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
 * 429, 401 and 403: nothing fails, the account waits.
 */
@Timeout(60)
class LimitsIT {

	private static final Set<String> READS = Set.of("image:read", "actions:read");

	/** What has been used up is free again soon. */
	private static final Limit SHORT = Limit.parse("1000/2s");

	@TempDir
	static Path directory;

	private static Pair pair;

	private final long image = Images.fresh();

	@BeforeAll
	static void start() {
		pair = Pair.start(directory, "keepsake.digitalocean.reserve=0%");
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
	void anAccountWaitsAsLongAsItIsTold() {
		pair.behave((behaviour) -> behaviour.withScript(onConvert("429")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 429", "convert 201", "action 200");
		assertThat(pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void anAccountThatIsNotToldHowLongWaitsUntilTheReset() {
		pair.behave((behaviour) -> behaviour.withLimits(SHORT).withScript(onConvert("429-no-retry-after")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 429-no-retry-after", "convert 201",
				"action 200");
		assertThat(pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void anAccountThatIsToldATimeInThePastWaitsAPause() {
		pair.behave((behaviour) -> behaviour.withLimits(SHORT)
			.withResetInThePast(true)
			.withScript(onConvert("429-no-retry-after")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 429-no-retry-after", "convert 201",
				"action 200");
		assertThat(pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
	}

	@Test
	void aLimitOfOneOperationHoldsUpNothingElseOfTheAccount() {
		long other = Images.fresh();
		pair.behave((behaviour) -> behaviour.withScript(onConvert("429-operation").times(1000)));

		Request limited = pair.publish(this.image);
		Await.until("the limit is met", () -> pair.calls(this.image).count() > 0);
		Request free = pair.publish(other);

		pair.outcome(free).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 429-operation");
		behaveWell();
		pair.outcome(limited).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 429-operation", "convert 201",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "429", "429-no-retry-after", "429-operation" })
	void aPollThatIsThrottledIsRepeated(String fault) {
		pair.behave((behaviour) -> behaviour.withLimits(SHORT)
			.withScript(ScriptedFault.of(fault).route("/v2/actions/{action_id}")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@Test
	void moreThanTheLimitAllowsIsDoneInItsTime() {
		pair.behave((behaviour) -> behaviour.withLimits(Limit.parse("10/1s")));

		List<Request> requests = Stream.generate(Images::fresh).limit(20).map(pair::publish).toList();

		requests.forEach((request) -> pair.outcome(request).isCompleted());
	}

	@Test
	void aResetInThePastIsNoReasonToAskAtOnceNorToWaitForEver() {
		pair.behave((behaviour) -> behaviour.withLimits(Limit.parse("8/2s"))
			.withOmitRetryAfter(true)
			.withResetInThePast(true));

		List<Request> requests = Stream.generate(Images::fresh).limit(8).map(pair::publish).toList();

		requests.forEach((request) -> pair.outcome(request).isCompleted());
	}

	@Test
	void anAccountWhoseTokenIsRevokedWaitsUntilItIsAcceptedAgain() {
		pair.behave((behaviour) -> behaviour.withRevokedTokens(Accounts.token("acme")));

		Request blocked = pair.publish(this.image, "acme");
		Await.until("the service is degraded", () -> pair.conversionService().status().equals("DEGRADED"));
		assertThat(pair.conversionService().health().at("/components/accounts/details/blocked/acme/why").asString())
			.isEqualTo("Unable to authenticate you");
		assertThat(pair.conversionService().health().toString()).doesNotContain(Accounts.token("acme"));
		pair.outcome(pair.publish(Images.fresh())).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 401");

		behaveWell();
		pair.outcome(blocked).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 401", "convert 201", "action 200");
		assertThat(pair.conversionService().status()).isEqualTo("UP");
	}

	@Test
	void anActionIsFollowedOnWhenTheTokenIsAcceptedAgain() {
		pair.behave((behaviour) -> behaviour.withActionDuration(Duration.ofMillis(500)));
		Request request = pair.publish(this.image, "acme");
		pair.action(request);

		pair.behave((behaviour) -> behaviour.withRevokedTokens(Accounts.token("acme")));
		Await.until("the poller is degraded", () -> pair.statusPoller().status().equals("DEGRADED"));

		behaveWell();
		pair.outcome(request).isCompleted();
		assertThat(pair.statusPoller().status()).isEqualTo("UP");
		assertThat(pair.simulator().actionsOf(this.image)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-text", "id-capitalised", "403-transient" })
	void aPassingRefusalIsNoFailure(String fault) {
		pair.behave((behaviour) -> behaviour.withScript(onConvert(fault)));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert " + fault, "convert 201", "action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-text", "id-capitalised" })
	void aPassingRefusalOfAPollIsNoFailure(String fault) {
		pair.behave((behaviour) -> behaviour.withScript(ScriptedFault.of(fault).route("/v2/actions/{action_id}")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@Test
	void aPassing403OfAPollIsNoFailure() {
		pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("403-transient").route("/v2/actions/{action_id}")));

		Request request = pair.publish(this.image);

		pair.outcome(request).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 201", "action 403-transient",
				"image-action 200");
	}

	@Test
	void anAccountThatMayNotConvertWaitsUntilItMay() {
		pair.behave((behaviour) -> behaviour.withScopes(Map.of("acme", READS)));

		Request blocked = pair.publish(this.image, "acme");
		Await.until("the service is degraded", () -> pair.conversionService().status().equals("DEGRADED"));
		pair.outcome(pair.publish(Images.fresh())).isCompleted();
		assertThat(pair.calls(this.image).names()).containsExactly("convert 403");

		behaveWell();
		pair.outcome(blocked).isCompleted();
		assertThat(pair.conversionService().status()).isEqualTo("UP");
	}

	@Test
	void anAccountThatMayNotReadWaitsUntilItMay() {
		pair.behave((behaviour) -> behaviour.withScopes(Map.of("acme", Set.of("image:update"))));

		Request blocked = pair.publish(this.image, "acme");
		Await.until("the poller is degraded", () -> pair.statusPoller().status().equals("DEGRADED"));

		behaveWell();
		pair.outcome(blocked).isCompleted();
		assertThat(pair.statusPoller().status()).isEqualTo("UP");
	}

	private ScriptedFault onConvert(String fault) {
		return ScriptedFault.of(fault).method("POST").image(this.image);
	}

}
