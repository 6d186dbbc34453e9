package io.keepsake.service;

import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceClockTest {

	@Test
	void isReal() {
		assertThat(clockOf(new GenericApplicationContext())).isEqualTo(InstantSource.system());
	}

	@Test
	void isTheOneThatTheServiceWasGivenBeforeItsStart() {
		InstantSource given = InstantSource.fixed(Instant.EPOCH);
		GenericApplicationContext service = new GenericApplicationContext();

		service.registerBean(InstantSource.class, () -> given);

		assertThat(clockOf(service)).isSameAs(given);
	}

	/**
	 * The beans are defined and only the clock is made: the others want a broker.
	 */
	private static InstantSource clockOf(GenericApplicationContext service) {
		new AnnotatedBeanDefinitionReader(service).register(ServiceConfiguration.class);
		new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(service);
		return service.getBeanFactory().getBean(InstantSource.class);
	}

}
