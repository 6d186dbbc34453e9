package io.keepsake.quickstart;

import java.util.Map;

import io.keepsake.simulator.Behaviour;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of the quickstart: actions take some seconds, and now and then something goes
 * wrong, as it does.
 */
final class SimulatedApi {

	/** Its accounts with their tokens, which are no secret. */
	static final Map<String, String> ACCOUNTS = Map.of("default", "quickstart-default", "archive",
			"quickstart-archive");

	static final long FIRST_SNAPSHOT = 7_939_001;

	static final long FIRST_UNKNOWN = 7_940_001;

	/** With this seed, some of the samples' actions end in error. */
	private static final String BEHAVIOUR = """
			{
				"seed": 1,
				"latency": "20ms..150ms",
				"actionDuration": "5s..25s",
				"completedInAnswerRate": 0.05,
				"erroredRate": 0.05,
				"erroredButDoneRate": 0.02,
				"goneActionRate": 0.02,
				"tokens": {"quickstart-default": "default", "quickstart-archive": "archive"},
				"snapshotImages": ["7939001..7939999"],
				"notFoundImages": ["7940001..7940999"],
				"faults": {"502-html": 0.02, "500": 0.01, "reset-after": 0.01, "truncated-json": 0.01}
			}
			""";

	private SimulatedApi() {
	}

	/**
	 * As the user wants it, in the fields that they name.
	 * @throws StartFailure which names the field
	 */
	static Behaviour behaviour(Map<String, Object> given) {
		try {
			return Behaviour.defaults().with(BEHAVIOUR).with(new JsonMapper().writeValueAsString(given));
		}
		catch (IllegalArgumentException ex) {
			throw new StartFailure("keepsake.simulator.behaviour." + ex.getMessage(), ex);
		}
	}

}
