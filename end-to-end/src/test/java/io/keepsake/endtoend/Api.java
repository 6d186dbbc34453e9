package io.keepsake.endtoend;

import java.time.Duration;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.keepsake.simulator.Behaviour;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.SecondConvert;
import io.keepsake.simulator.Simulator;
import io.keepsake.simulator.SimulatorOptions;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API that the services call, which behaves well until a test has it behave
 * otherwise.
 */
final class Api implements AutoCloseable {

	static {
		// until the first service brings its own settings
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
	}

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withBehaviour(goodBehaviour()));

	/**
	 * An API that does what it should, at once. A second convert of an image begins a
	 * second action, so that whoever sends one is found out.
	 */
	static Behaviour goodBehaviour() {
		return Behaviour.defaults()
			.withLimits(new Limit(1_000_000, Duration.ofHours(1)))
			.withSecondConvert(SecondConvert.SECOND_ACTION)
			.withActionDuration(Duration.ofMillis(100))
			.withHoldTime(Duration.ofSeconds(6))
			.withFaultRetryAfter(Duration.ofSeconds(1))
			.withTokens(Accounts.byToken());
	}

	Simulator simulator() {
		return this.simulator;
	}

	void behaveWell() {
		this.simulator.behave(goodBehaviour());
	}

	void behave(UnaryOperator<Behaviour> change) {
		this.simulator.behave(change.apply(goodBehaviour()));
	}

	Calls calls(long imageId) {
		return Calls.of(this.simulator, imageId);
	}

	long onlyAction(long imageId) {
		assertThat(this.simulator.actionsOf(imageId)).hasSize(1);
		return this.simulator.actionsOf(imageId).getFirst().id();
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
