package io.keepsake.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set under {@code keepsake.quickstart}. Port 0 is any that is free.
 *
 * @param kafkaPort the broker's
 * @param conversionPort of the conversion-service's health and metrics
 * @param pollerPort of the status-poller's health and metrics
 * @param simulatorPort of the simulator's API and admin routes
 * @param dataDirectory where everything is kept that outlives a restart
 * @param samples whether the first start publishes sample requests to the simulator
 */
record Settings(@DefaultValue("9092") int kafkaPort, @DefaultValue("8081") int conversionPort,
		@DefaultValue("8082") int pollerPort, @DefaultValue("8085") int simulatorPort,
		@DefaultValue("quickstart/data") Path dataDirectory, @DefaultValue("true") boolean samples) {

	static final String PREFIX = "keepsake.quickstart";

	static final Set<String> KEYS = Set.of("kafka-port", "conversion-port", "poller-port", "simulator-port",
			"data-directory", "samples");

	Settings {
		List<Port> ports = List.of(new Port("kafka-port", kafkaPort), new Port("conversion-port", conversionPort),
				new Port("poller-port", pollerPort), new Port("simulator-port", simulatorPort));
		ports.forEach(Port::check);
		for (Port port : ports) {
			ports.stream().filter((other) -> !other.equals(port)).forEach(port::checkDiffers);
		}
		dataDirectory = dataDirectory.normalize();
	}

	private record Port(String key, int number) {

		void check() {
			if (this.number < 0 || this.number > 65_535) {
				throw new StartFailure(
						"%s.%s = %d is no port: it must be from 0 to 65535".formatted(PREFIX, this.key, this.number));
			}
		}

		void checkDiffers(Port other) {
			if (this.number != 0 && this.number == other.number) {
				throw new StartFailure("%s.%s and %s.%s are both %d: each needs a port of its own".formatted(PREFIX,
						this.key, PREFIX, other.key, this.number));
			}
		}

	}

}
