package io.keepsake.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.conversion.ConversionServiceApplication;
import io.keepsake.poller.StatusPollerApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * As many instances of each service as a test wants, in this JVM.
 */
final class Services {

	private final Settings settings;

	private final List<Instance> conversionServices = new ArrayList<>();

	private final List<Instance> statusPollers = new ArrayList<>();

	Services(Settings settings) {
		this.settings = settings;
	}

	Instance startConversionService(String... more) {
		return start(ConversionServiceApplication.prepare(), "conversion", this.conversionServices, more);
	}

	Instance startStatusPoller(String... more) {
		return start(StatusPollerApplication.prepare(), "poller", this.statusPollers, more);
	}

	private Instance start(SpringApplicationBuilder application, String place, List<Instance> instances,
			String... more) {
		Instance instance = Instance.start(application, this.settings.arguments(place, more));
		instances.add(instance);
		return instance;
	}

	Instance conversionService() {
		return this.conversionServices.getFirst();
	}

	Instance statusPoller() {
		return this.statusPollers.getFirst();
	}

	/**
	 * Stops an instance gracefully.
	 */
	void stop(Instance instance) {
		instance.close();
		this.conversionServices.remove(instance);
		this.statusPollers.remove(instance);
	}

	void stopAll() {
		Stream.concat(this.conversionServices.stream(), this.statusPollers.stream()).toList().forEach(this::stop);
	}

}
