package io.keepsake.replay;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.ReplayHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed, and where that was said.
 */
public record FailedRequest(Coordinates place, ConversionFailed event) {

	/**
	 * How often it was replayed before it failed.
	 */
	public int replays() {
		return replays(this.event.headers().get(ReplayHeaders.ATTEMPT));
	}

	/**
	 * A header that is no number was not written by a replay.
	 */
	static int replays(@Nullable String attempt) {
		try {
			return (attempt != null) ? Math.max(0, Integer.parseInt(attempt)) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
