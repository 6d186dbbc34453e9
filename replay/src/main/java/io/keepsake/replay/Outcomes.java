package io.keepsake.replay;

import java.util.Map;

/**
 * How the requests that a replay published have ended.
 *
 * @param failed by reason
 */
public record Outcomes(long completed, Map<String, Integer> failed) {

	/** None yet. */
	public static final Outcomes NONE = new Outcomes(0, Map.of());

	public long failures() {
		return this.failed.values().stream().mapToLong(Integer::longValue).sum();
	}

	public long total() {
		return this.completed + failures();
	}

}
