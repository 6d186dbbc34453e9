package io.keepsake.service;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

class KnownPropertiesAdvisorTest {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("keepsake.engine.tick=10ms");

	@Test
	void letsKnownKeysThrough() {
		this.application.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesAnUnknownKey() {
		this.application.withPropertyValues("keepsake.engine.tock=10ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("keepsake.engine.tock"));
	}

	@Test
	void leavesValuesToTheirValidation() {
		this.application.withPropertyValues("keepsake.engine.tick=-1s")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("engine.tick"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Properties.class)
	static class Application {

		@Bean
		static KnownPropertiesAdvisor knownProperties() {
			return new KnownPropertiesAdvisor();
		}

	}

	@Validated
	@ConfigurationProperties("keepsake")
	record Properties(@Valid @NotNull Engine engine) {

		record Engine(@DurationMin(millis = 1) Duration tick) {
		}

	}

}
