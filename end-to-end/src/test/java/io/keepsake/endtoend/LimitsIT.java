package io.keepsake.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.simulator.FaultRule;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.ScriptedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 429, 401 and 403: nothing fails, the account waits.
 */
@Timeout(300)
class LimitsIT {

	private static final Set<String> READS = Set.of("image:read", "actions:read");

	/** What has been used up is free again soon. */
	private static final Limit SHORT = Limit.parse("1000/2s");

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with("keepsake.digitalocean.reserve=0%");

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@Test
	void anAccountWaitsAsLongAsItIsTold() {
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert("429")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 429", "convert 201", "action 200");
		assertThat(this.pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void anAccountThatIsNotToldHowLongWaitsUntilTheReset() {
		this.pair.behave((behaviour) -> behaviour.withLimits(SHORT).withScript(onConvert("429-no-retry-after")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 429-no-retry-after", "convert 201",
				"action 200");
		assertThat(this.pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void anAccountThatIsToldATimeInThePastWaitsAPause() {
		this.pair.behave((behaviour) -> behaviour.withLimits(SHORT)
			.withResetInThePast(true)
			.withScript(onConvert("429-no-retry-after")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 429-no-retry-after", "convert 201",
				"action 200");
		assertThat(this.pair.calls(this.image).gapBefore(1)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
	}

	@Test
	void aLimitOfOneOperationHoldsUpNothingElseOfTheAccount() {
		long other = Images.fresh();
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert("429-operation").times(1000)));

		Request limited = this.pair.publish(this.image);
		Await.until("the limit is met", () -> this.pair.calls(this.image).count() > 0);
		Request free = this.pair.publish(other);

		this.pair.outcome(free).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 429-operation");
		this.pair.behaveWell();
		this.pair.outcome(limited).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 429-operation", "convert 201",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "429", "429-no-retry-after", "429-operation" })
	void aPollThatIsThrottledIsRepeated(String fault) {
		this.pair.behave((behaviour) -> behaviour.withLimits(SHORT)
			.withScript(ScriptedFault.of(fault).route("/v2/actions/{action_id}")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@Test
	void moreThanTheLimitAllowsIsDoneInItsTime() {
		this.pair.behave((behaviour) -> behaviour.withLimits(Limit.parse("10/1s")));

		List<Request> requests = Stream.generate(Images::fresh).limit(20).map(this.pair::publish).toList();

		requests.forEach((request) -> this.pair.outcome(request).isCompleted());
	}

	@Test
	void aResetInThePastIsNoReasonToAskAtOnceNorToWaitForEver() {
		this.pair.behave((behaviour) -> behaviour.withLimits(Limit.parse("8/2s"))
			.withOmitRetryAfter(true)
			.withResetInThePast(true));

		List<Request> requests = Stream.generate(Images::fresh).limit(8).map(this.pair::publish).toList();

		requests.forEach((request) -> this.pair.outcome(request).isCompleted());
	}

	@Test
	void anAccountWhoseTokenIsRevokedWaitsUntilItIsAcceptedAgain() {
		this.pair.behave((behaviour) -> behaviour.withRevokedTokens(Accounts.token("acme")));

		Request blocked = this.pair.publish(this.image, "acme");
		Await.until("the service is degraded", () -> this.pair.conversionService().status().equals("DEGRADED"));
		assertThat(
				this.pair.conversionService().health().at("/components/accounts/details/blocked/acme/why").asString())
			.isEqualTo("Unable to authenticate you");
		assertThat(this.pair.conversionService().health().toString()).doesNotContain(Accounts.token("acme"));
		this.pair.outcome(this.pair.publish(Images.fresh())).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 401");

		this.pair.behaveWell();
		this.pair.outcome(blocked).isCompleted();
		// through its image where another test has taken the scope away
		assertThat(this.pair.calls(this.image).names()).hasSize(3).startsWith("convert 401", "convert 201");
		assertThat(this.pair.conversionService().status()).isEqualTo("UP");
	}

	@Test
	void anActionIsFollowedOnWhenTheTokenIsAcceptedAgain() {
		// the conversion of an image that nobody has asked for before takes no read
		this.pair.behave((behaviour) -> behaviour.withFault("401-text", new FaultRule(1, "GET", "", "acme")));

		Request request = this.pair.publish(this.image, "acme");
		Await.until("the poller is degraded", () -> this.pair.statusPoller().status().equals("DEGRADED"));

		this.pair.behaveWell();
		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.statusPoller().status()).isEqualTo("UP");
		assertThat(this.pair.simulator().actionsOf(this.image)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-text", "id-capitalised", "403-transient" })
	void aPassingRefusalIsNoFailure(String fault) {
		this.pair.behave((behaviour) -> behaviour.withScript(onConvert(fault)));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert " + fault, "convert 201",
				"action 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-text", "id-capitalised" })
	void aPassingRefusalOfAPollIsNoFailure(String fault) {
		this.pair.behave((behaviour) -> behaviour.withScript(ScriptedFault.of(fault).route("/v2/actions/{action_id}")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action " + fault, "action 200");
	}

	@Test
	void aPassing403OfAPollIsNoFailure() {
		this.pair.behave((behaviour) -> behaviour
			.withScript(ScriptedFault.of("403-transient").route("/v2/actions/{action_id}")));

		Request request = this.pair.publish(this.image);

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 201", "action 403-transient",
				"action 200");
	}

	@Test
	void anAccountThatMayNotConvertWaitsUntilItMay() {
		this.pair.behave((behaviour) -> behaviour.withScopes(Map.of("acme", READS)));

		Request blocked = this.pair.publish(this.image, "acme");
		Await.until("the service is degraded", () -> this.pair.conversionService().status().equals("DEGRADED"));
		this.pair.outcome(this.pair.publish(Images.fresh())).isCompleted();
		assertThat(this.pair.calls(this.image).names()).containsExactly("convert 403");

		this.pair.behaveWell();
		this.pair.outcome(blocked).isCompleted();
		assertThat(this.pair.conversionService().status()).isEqualTo("UP");
	}

	@Test
	void anAccountThatMayNotReadWaitsUntilItMay() {
		this.pair.behave((behaviour) -> behaviour.withScopes(Map.of("acme", Set.of("image:update"))));

		Request blocked = this.pair.publish(this.image, "acme");
		Await.until("the poller is degraded", () -> this.pair.statusPoller().status().equals("DEGRADED"));

		this.pair.behaveWell();
		this.pair.outcome(blocked).isCompleted();
		assertThat(this.pair.statusPoller().status()).isEqualTo("UP");
	}

	private ScriptedFault onConvert(String fault) {
		return ScriptedFault.of(fault).method("POST").image(this.image);
	}

}
