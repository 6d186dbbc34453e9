package io.keepsake.cli;

import java.util.Optional;

import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;

/**
 * {@code keepsake replay cancel}.
 */
@Command(name = "cancel", description = "Cancel a replay for good. What has been published stays published.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake replay cancel r20261122-0931-4f2a --why \"done by hand\"" })
final class ReplayCancelCommand extends ReplayHolding {

	@Override
	Optional<String> hold(Replays replays, String id, String why) {
		return replays.cancel(id, why);
	}

}
