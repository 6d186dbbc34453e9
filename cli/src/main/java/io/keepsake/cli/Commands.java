package io.keepsake.cli;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. Reading the annotations of all of them takes most of the time of a help,
 * so of those that are not called there is only what the list of commands says.
 */
final class Commands {

	private static final List<Class<?>> ALL = List.of(RequestCommand.class, FindCommand.class, FailedCommand.class,
			ReplayCommand.class, WatchCommand.class, DeadLettersCommand.class, CheckCommand.class);

	private Commands() {
	}

	static CommandLine add(CommandLine keepsake, List<String> arguments) {
		for (Class<?> type : ALL) {
			Command command = type.getAnnotation(Command.class);
			if (arguments.contains(command.name())) {
				keepsake.addSubcommand(type);
			}
			else {
				keepsake.addSubcommand(command.name(), listed(command));
			}
		}
		return keepsake.addSubcommand(new CommandLine.HelpCommand());
	}

	private static CommandSpec listed(Command command) {
		CommandSpec spec = CommandSpec.create().name(command.name());
		spec.usageMessage().description(command.description());
		return spec;
	}

}
