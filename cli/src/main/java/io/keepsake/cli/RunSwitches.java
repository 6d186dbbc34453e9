package io.keepsake.cli;

import java.time.Duration;

import io.keepsake.replay.RunOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a run of a replay may be told.
 */
final class RunSwitches {

	@Mixin
	final LimitOptions limits = new LimitOptions();

	@Option(names = { "-y", "--yes" }, description = "do not ask")
	boolean yes;

	@Option(names = "--no-input", description = "never ask: without --yes it is refused")
	boolean noInput;

	@Option(names = "--take-over",
			description = { "run it although somebody else seems to be at it; whatever they still do is shut out" })
	boolean takeOver;

	@Option(names = "--no-wait", description = "end when all are published; do not wait for the outcomes")
	boolean noWait;

	@Option(names = "--wait-at-most", paramLabel = "DURATION", defaultValue = "PT24H",
			description = "end when all are published and for so long none has had an outcome; default ${DEFAULT-VALUE}")
	Duration waitAtMost = RunOptions.PATIENCE;

}
