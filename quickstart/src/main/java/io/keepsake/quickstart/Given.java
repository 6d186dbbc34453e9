package io.keepsake.quickstart;

import java.util.List;

import io.keepsake.contract.Topics;
import io.keepsake.simulator.Behaviour;

/**
 * What the user has given, by argument or environment.
 *
 * @param settings the quickstart's own
 * @param api which API is called
 * @param topics by their names
 * @param arguments all of them, as they were written
 */
record Given(Settings settings, Api api, Topics topics, List<String> arguments) {

	Given {
		arguments = List.copyOf(arguments);
	}

	/** Which API is called. */
	sealed interface Api {

		/**
		 * Where its data are kept, each in a place of its own: a request that was meant
		 * for the simulator must never reach a real account.
		 */
		String directory();

	}

	record Simulated(Behaviour behaviour) implements Api {

		@Override
		public String directory() {
			return "simulated";
		}

	}

	/**
	 * @param url whose accounts have tokens that the user has given
	 */
	record Remote(String url) implements Api {

		@Override
		public String directory() {
			return "remote";
		}

	}

}
