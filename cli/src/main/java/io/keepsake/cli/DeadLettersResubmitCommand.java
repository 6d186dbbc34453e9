package io.keepsake.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.replay.Coordinates;
import io.keepsake.replay.Resubmission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code keepsake dead-letters resubmit}.
 */
@Command(name = "resubmit",
		description = {
				"Publish mended requests. All of them are checked against the contract before the first is published.",
				"Each has the place of its cause for its id, so that one that is sent twice has one outcome." },
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:",
				"  keepsake dead-letters resubmit letters.ndjson --why \"publisher sent a text for the id\"",
				"  keepsake dead-letters resubmit letters.ndjson --why \"…\" --dry-run" })
final class DeadLettersResubmitCommand implements Callable<Integer> {

	@Mixin
	private final ReplayOptions options = new ReplayOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "FILE", description = "lines of export or of failed --export, mended; - for stdin")
	private String file = "";

	@Mixin
	private final WhyOption why = new WhyOption();

	@Option(names = "--dry-run", description = "check only; publish nothing")
	private boolean dryRun;

	@Override
	public Integer call() {
		String said = this.why.text();
		List<Resubmission> resubmissions = read();
		if (resubmissions.isEmpty()) {
			throw CommandException.usage(this.file + " holds no request");
		}
		if (!this.dryRun) {
			this.options.connect().resubmit(resubmissions, said);
		}
		this.output.rows(List.of(new Column<>("CAUSE", (row) -> Texts.plain(row.cause().toString())),
				new Column<>("IMAGE", (row) -> Long.toString(row.request().imageId())),
				new Column<>("ACCOUNT", (row) -> Texts.plain(row.request().accountOrDefault())),
				new Column<>("REQUEST", (row) -> Texts.plain(row.requestId()))), resubmissions, (row) -> row);
		return ExitCode.DONE;
	}

	private List<Resubmission> read() {
		List<String> lines = lines();
		List<Resubmission> resubmissions = new ArrayList<>();
		List<String> wrong = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			if (!lines.get(i).isBlank()) {
				try {
					resubmissions.add(read(lines.get(i)));
				}
				catch (CommandException | IllegalArgumentException ex) {
					wrong.add("line " + (i + 1) + ": " + ex.getMessage());
				}
			}
		}
		if (!wrong.isEmpty()) {
			throw CommandException.usage(String.join("; ", wrong) + ". Nothing was published");
		}
		return resubmissions;
	}

	private static Resubmission read(String line) {
		try {
			Mended mended = ContractJson.mapper().readValue(line, Mended.class);
			JsonNode request = mended.request();
			if (mended.cause() == null || request == null || request.isNull()) {
				throw CommandException.usage("cause or request is missing");
			}
			ConvertBackup parsed = RequestLines.parse(request.toString());
			Coordinates cause = mended.place();
			return new Resubmission(cause, parsed);
		}
		catch (JacksonException ex) {
			throw CommandException.usage("not a line of export");
		}
	}

	private List<String> lines() {
		try {
			return this.file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
					: Files.readAllLines(Path.of(this.file));
		}
		catch (IOException ex) {
			throw CommandException.usage(this.file + " cannot be read as text");
		}
	}

}
