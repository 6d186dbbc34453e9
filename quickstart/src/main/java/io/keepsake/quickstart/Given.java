package io.keepsake.quickstart;

import java.util.List;
import java.util.Map;

import io.keepsake.contract.Topics;

/**
 * What the user has given, by argument or environment.
 *
 * @param settings the quickstart's own
 * @param api which API is called
 * @param topics by their names
 * @param simulatorBehaviour fields of the simulator's behaviour
 * @param arguments all of them, as they were written
 */
record Given(Settings settings, Api api, Topics topics, Map<String, Object> simulatorBehaviour,
		List<String> arguments) {

	Given {
		simulatorBehaviour = Map.copyOf(simulatorBehaviour);
		arguments = List.copyOf(arguments);
	}

	/**
	 * Which API is called. Their data are kept apart, so that a request which was meant
	 * for the simulator never reaches a real account.
	 */
	enum Api {

		SIMULATOR("simulated"), DIGITAL_OCEAN("digitalocean");

		private final String directory;

		Api(String directory) {
			this.directory = directory;
		}

		String directory() {
			return this.directory;
		}

	}

}
