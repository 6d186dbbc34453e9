package io.keepsake.cli;

import java.util.Optional;

import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;

/**
 * {@code keepsake replay pause}.
 */
@Command(name = "pause",
		description = "Pause a replay: it ends after the batch that it is publishing, wherever it runs.",
		mixinStandardHelpOptions = true, footer = { "", "Examples:",
				"  keepsake replay pause r20261122-0931-4f2a --why \"let the backups of the night through\"" })
final class ReplayPauseCommand extends ReplayHolding {

	@Override
	Optional<String> hold(Replays replays, String id, String why) {
		return replays.pause(id, why);
	}

}
