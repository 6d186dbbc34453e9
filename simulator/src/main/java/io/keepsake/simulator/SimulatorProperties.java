package io.keepsake.simulator;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the program.
 *
 * @param port the API's and the admin routes'
 * @param host the address to listen on
 * @param journal where images and actions survive a restart
 * @param behaviour fields of {@link Behaviour}, which differ from its defaults
 */
@ConfigurationProperties("keepsake.simulator")
record SimulatorProperties(@DefaultValue("8085") int port, @DefaultValue("127.0.0.1") String host,
		@Nullable Path journal, @DefaultValue Map<String, Object> behaviour) {

	SimulatorOptions options() {
		return new SimulatorOptions(host, port, behaviour(Behaviour.defaults()), journal);
	}

	private Behaviour behaviour(Behaviour defaults) {
		try {
			return BehaviourFields.patch(defaults, Json.MAPPER.valueToTree(behaviour));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("keepsake.simulator.behaviour." + ex.getMessage(), ex);
		}
	}

}
