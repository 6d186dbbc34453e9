package io.keepsake.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code keepsake}.
 */
@Command(name = "keepsake", description = "Have DigitalOcean backups turned into snapshots, and see what became of it.",
		mixinStandardHelpOptions = true, versionProvider = Version.class,
		footer = { "", "Examples:", "  keepsake request 7938291", "  keepsake find 7938291",
				"  keepsake failed --since PT24H --count",
				"  keepsake replay plan --reason errored --since PT24H --why \"API outage\"",
				"  keepsake replay run r20261122-0931-4f2a --yes", "",
				"Exit codes: 0 done, 1 some failed, 2 usage, 3 Kafka unreachable, 4 refused by a guard, 130 interrupted" })
public final class Keepsake implements Runnable {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
		System.setOut(out);
		System.setErr(err);
		int exitCode = commandLine(out, err, List.of(arguments)).execute(arguments);
		out.flush();
		Interruption.exit(exitCode);
	}

	private static CommandLine commandLine(PrintStream out, PrintStream err, List<String> arguments) {
		return Commands.add(new CommandLine(new Keepsake()), arguments)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
			.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
			.setColorScheme(CommandLine.Help.defaultColorScheme(Screen.isTerminal() ? Ansi.ON : Ansi.OFF))
			.setParameterExceptionHandler(Keepsake::misused)
			.setExecutionExceptionHandler((failure, command, _) -> Failures.report(failure, command.getErr()));
	}

	private static int misused(ParameterException failure, String[] arguments) {
		CommandLine command = failure.getCommandLine();
		command.getErr().println("keepsake: " + Failures.oneLine(String.valueOf(failure.getMessage())));
		command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
		return ExitCode.USAGE;
	}

	/**
	 * Without a command there is nothing to do.
	 */
	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "a command is missing");
	}

}
