package io.keepsake.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.ConversionFailed.Violation;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import org.apache.kafka.common.header.internals.RecordHeaders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake check}: a record against the contract, without a broker.
 */
@Command(name = "check", description = "Check the value of a record against the contract; no broker is needed.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake check request.json",
				"  echo '{\"imageId\":7938291}' | keepsake check -",
				"  keepsake check --as failed outcome.json -o json", "",
				"Exit codes: 0 it keeps to the contract, 1 it does not" })
final class CheckCommand implements Callable<Integer> {

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "FILE", description = "the value of the record; - for stdin")
	private String file = "";

	@Option(names = "--as", paramLabel = "KIND", defaultValue = "REQUEST",
			description = "request, action, completed or failed; default request")
	private Kind kind = Kind.REQUEST;

	@Override
	public Integer call() {
		byte[] value = value();
		List<Violation> violations = switch (this.kind) {
			case REQUEST -> RequestLines.violations(new String(value, StandardCharsets.UTF_8));
			case ACTION -> violations(EventReader.actionStarted(new RecordHeaders(), value));
			case COMPLETED -> violations(EventReader.completed(new RecordHeaders(), value));
			case FAILED -> violations(EventReader.failed(new RecordHeaders(), value));
		};
		this.output.one(new Checked(violations.isEmpty(), violations), () -> print(violations));
		return violations.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
	}

	private byte[] value() {
		try {
			return this.file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(this.file));
		}
		catch (IOException ex) {
			throw CommandException.usage(this.file + " cannot be read");
		}
	}

	private static List<Violation> violations(ReadEvent<?> read) {
		return switch (read) {
			case ReadEvent.Understood<?> _ -> List.of();
			case ReadEvent.Malformed<?>(var reason, String detail) -> List.of(new Violation(reason.code(), "", detail));
		};
	}

	private static void print(List<Violation> violations) {
		if (violations.isEmpty()) {
			OutputOptions.out().println("keeps to the contract");
			return;
		}
		OutputOptions.table(List.of(new Column<>("CODE", Violation::code), new Column<>("WHERE", Violation::pointer),
				new Column<>("WHAT", Violation::message)), violations);
	}

	/** What the record is meant to be. */
	enum Kind {

		REQUEST, ACTION, COMPLETED, FAILED

	}

	/** Names are public API. */
	record Checked(boolean valid, List<Violation> violations) {
	}

}
