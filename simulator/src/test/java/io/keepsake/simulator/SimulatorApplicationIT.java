package io.keepsake.simulator;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulatorApplicationIT {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void hasDefaults() {
		context.run((started) -> assertThat(started.getBean(SimulatorProperties.class).options())
			.isEqualTo(SimulatorOptions.defaults().withPort(8085)));
	}

	@Test
	void bindsEveryProperty() {
		context.withPropertyValues("keepsake.simulator.port=0", "keepsake.simulator.host=0.0.0.0",
				"keepsake.simulator.journal=some/journal", "keepsake.simulator.behaviour.errored-rate=0.5",
				"keepsake.simulator.behaviour.actionDuration=1s..2s", "keepsake.simulator.behaviour.limits=9/1h",
				"keepsake.simulator.behaviour.not-found-images[0]=7",
				"keepsake.simulator.behaviour.not-found-images[1]=8..9",
				"keepsake.simulator.behaviour.faults.502-html=0.1", "keepsake.simulator.behaviour.script[0].fault=500")
			.run((started) -> {
				var options = started.getBean(SimulatorProperties.class).options();
				assertThat(options).isEqualTo(new SimulatorOptions("0.0.0.0", 0,
						Behaviour.defaults()
							.withErroredRate(0.5)
							.withActionDuration(DurationRange.of(Duration.ofSeconds(1), Duration.ofSeconds(2)))
							.withLimits(Limit.parse("9/1h"))
							.withNotFoundImages(IdRange.of(7), IdRange.parse("8..9"))
							.withFault("502-html", 0.1)
							.withScript(ScriptedFault.of("500")),
						Path.of("some/journal")));
			});
	}

	@Test
	void aBadValueNamesItsProperty() {
		context.withPropertyValues("keepsake.simulator.behaviour.errored-rate=2")
			.run((started) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> started.getBean(SimulatorProperties.class).options())
				.withMessage("keepsake.simulator.behaviour.erroredRate: must be between 0 and 1, not 2.0"));
	}

	@EnableConfigurationProperties(SimulatorProperties.class)
	static class Properties {

	}

}
