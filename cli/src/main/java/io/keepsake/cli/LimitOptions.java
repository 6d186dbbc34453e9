package io.keepsake.cli;

import io.keepsake.replay.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How fast a replay goes and when it stops by itself.
 */
final class LimitOptions {

	@Option(names = "--rate", paramLabel = "N",
			description = { "requests a second; default 1, which is below the 5,000 calls an hour of one account" })
	private @Nullable Double rate;

	@Option(names = "--in-flight", paramLabel = "N", description = "requests without an outcome at a time; default 200")
	private @Nullable Integer inFlight;

	@Option(names = "--stop-at", paramLabel = "PERCENT",
			description = "stop when more of the outcomes than this are failures; default 50, never 100")
	private @Nullable Double stopAt;

	@Option(names = "--stop-after", paramLabel = "N", description = "but not before so many outcomes; default 20")
	private @Nullable Integer stopAfter;

	Limits change(Limits limits) {
		return new Limits((this.rate != null) ? this.rate : limits.rate(),
				(this.inFlight != null) ? this.inFlight : limits.inFlight(), limits.maxReplays(),
				(this.stopAt != null) ? this.stopAt / 100 : limits.stopAt(),
				(this.stopAfter != null) ? this.stopAfter : limits.stopAfter());
	}

}
