package io.keepsake.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever holds one account up holds up no other: shown by the others being done while
 * it has not gone on.
 */
@Timeout(300)
class AccountsApartIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with("keepsake.digitalocean.call-timeout=20s");

	private final Pair pair = SHARED.pair();

	@Test
	void anAccountThatIsThrottledForAnHour() {
		holdUp("acme", (behaviour) -> behaviour.withFaultRetryAfter(Duration.ofHours(1))
			.withFault("429", new FaultRule(1, "", "", "acme")));
	}

	@Test
	void anAccountThatIsBlocked() {
		holdUp("globex", (behaviour) -> behaviour.withRevokedTokens(Accounts.token("globex")));
	}

	@Test
	void anAccountWhoseCallsAreNotAnswered() {
		holdUp("initech", (behaviour) -> behaviour.withHoldTime(Duration.ofSeconds(10))
			.withFault("timeout-before", new FaultRule(1, "", "", "initech")));
	}

	private void holdUp(String account, UnaryOperator<Behaviour> trouble) {
		this.pair.behave(trouble);
		List<Request> held = requests(account);
		Await.until(account + " is called",
				() -> held.stream().anyMatch((request) -> this.pair.calls(request.imageId()).count() > 0));

		List<Request> free = requests("default");

		free.forEach((request) -> this.pair.outcome(request).isCompleted());
		assertThat(held).allSatisfy((request) -> {
			assertThat(this.pair.simulator().actionsOf(request.imageId())).isEmpty();
			assertThat(this.pair.tail().records())
				.noneMatch((record) -> record.text().contains('"' + request.requestId() + '"'));
		});
	}

	private List<Request> requests(String account) {
		return Stream.generate(() -> this.pair.publish(Images.fresh(), account)).limit(20).toList();
	}

}
