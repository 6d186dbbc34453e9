package io.keepsake.quickstart;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * A service in a Spring context of its own.
 */
record RunningService(String name, ConfigurableApplicationContext context) implements AutoCloseable {

	/**
	 * @throws ServiceFailure which has been said already
	 */
	static RunningService start(String name, SpringApplicationBuilder application, String... arguments) {
		try {
			return new RunningService(name,
					application.registerShutdownHook(false)
						.logStartupInfo(false)
						.initializers((context) -> ownResources((GenericApplicationContext) context))
						.run(arguments));
		}
		catch (RuntimeException ex) {
			throw new ServiceFailure(name, ex);
		}
	}

	/** Of Reactor's global ones, whichever service stops first would rob the other. */
	private static void ownResources(GenericApplicationContext context) {
		context.registerBean(ReactorResourceFactory.class, () -> {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		});
	}

	String address() {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port");
	}

	long calls() {
		return this.context.getBean(MeterRegistry.class)
			.find("keepsake.api.calls")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** Its one line is on the console already, by the service's own reporter. */
	static final class ServiceFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ServiceFailure(String name, Throwable cause) {
			super(name + " did not start", cause);
		}

	}

}
