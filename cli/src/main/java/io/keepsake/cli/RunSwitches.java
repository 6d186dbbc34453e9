package io.keepsake.cli;

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

}
