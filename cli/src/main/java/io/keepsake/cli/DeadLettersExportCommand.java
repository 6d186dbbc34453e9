package io.keepsake.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import io.keepsake.contract.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake dead-letters export}: lines to be mended and resubmitted.
 */
@Command(name = "export",
		description = {
				"Write dead letters as lines to be mended: put a request in place of each null, or delete the line,",
				"and give the file to resubmit." },
		mixinStandardHelpOptions = true, footer = { "", "Examples:", "  keepsake dead-letters export > letters.ndjson",
				"  keepsake dead-letters export 3@17 3@20-25 > letters.ndjson" })
final class DeadLettersExportCommand implements Callable<Integer> {

	@Mixin
	private final DeadLetterTopic letters = new DeadLetterTopic();

	@Parameters(paramLabel = "PLACE", arity = "0..*",
			description = "partition@offset or partition@first-last; else all")
	private List<String> places = List.of();

	@Override
	public Integer call() {
		AtomicLong count = new AtomicLong();
		this.letters.read(this.places, (letter) -> {
			count.incrementAndGet();
			OutputOptions.out().println(ContractJson.mapper().writeValueAsString(Mended.of(letter)));
		});
		Screen.note(count + " exported. Mend \"request\" in each line, then: keepsake dead-letters resubmit FILE");
		return ExitCode.DONE;
	}

}
