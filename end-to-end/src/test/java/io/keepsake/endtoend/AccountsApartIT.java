package io.keepsake.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.FaultRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever holds one account up holds up no other: shown by the others being done while
 * it has not gone on.
 */
@Timeout(60)
class AccountsApartIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	@BeforeAll
	static void start() {
		pair = Pair.start(directory, "keepsake.digitalocean.call-timeout=20s");
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

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

	private static void holdUp(String account, UnaryOperator<Behaviour> trouble) {
		pair.behave(trouble);
		List<Request> held = requests(account);
		Await.until(account + " is called",
				() -> held.stream().anyMatch((request) -> pair.calls(request.imageId()).count() > 0));

		List<Request> free = requests("default");

		free.forEach((request) -> pair.outcome(request).isCompleted());
		assertThat(held).allSatisfy((request) -> {
			assertThat(pair.simulator().actionsOf(request.imageId())).isEmpty();
			assertThat(pair.tail().records())
				.noneMatch((record) -> record.text().contains('"' + request.requestId() + '"'));
		});
	}

	private static List<Request> requests(String account) {
		return Stream.generate(() -> pair.publish(Images.fresh(), account)).limit(20).toList();
	}

}
