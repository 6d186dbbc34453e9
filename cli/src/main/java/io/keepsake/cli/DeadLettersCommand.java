package io.keepsake.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code keepsake dead-letters}.
 */
@Command(name = "dead-letters",
		description = "Records that no service could read: look at them, mend them, send them again.",
		mixinStandardHelpOptions = true,
		subcommands = { DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersExportCommand.class,
				DeadLettersResubmitCommand.class },
		footer = { "", "Examples:", "  keepsake dead-letters list", "  keepsake dead-letters show 3@17",
				"  keepsake dead-letters export 3@17 > letters.ndjson",
				"  keepsake dead-letters resubmit letters.ndjson --why \"publisher sent a text for the id\"" })
final class DeadLettersCommand implements Runnable {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say what: list, show, export, resubmit");
	}

}
