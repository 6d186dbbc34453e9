package io.keepsake.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code keepsake replay}: have failed requests carried out after all.
 */
@Command(name = "replay", description = "Replay failed requests: plan, run, and see how they end.",
		mixinStandardHelpOptions = true,
		subcommands = { ReplayPlanCommand.class, ReplayRunCommand.class, ReplayResumeCommand.class,
				ReplayPauseCommand.class, ReplayCancelCommand.class, ReplayStatusCommand.class,
				ReplayListCommand.class },
		footer = { "", "Examples:", "  keepsake replay plan --reason errored --since PT24H --why \"API outage\"",
				"  keepsake replay run r20261122-0931-4f2a", "  keepsake replay status r20261122-0931-4f2a",
				"  keepsake replay pause r20261122-0931-4f2a --why \"let the night's backups through\"",
				"  keepsake replay list -o ndjson" })
final class ReplayCommand implements Runnable {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"say what: plan, run, resume, pause, cancel, status, list");
	}

}
