package io.keepsake.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake dead-letters show}.
 */
@Command(name = "show", description = "Show a dead letter whole.", mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake dead-letters show 3@17",
				"  keepsake dead-letters show 3@17 --topic orders-dlt -o json" })
final class DeadLettersShowCommand implements Callable<Integer> {

	@Mixin
	private final DeadLetterTopic letters = new DeadLetterTopic();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "PLACE", description = "partition@offset")
	private String place = "";

	@Override
	public Integer call() {
		AtomicReference<@Nullable DeadLetter> found = new AtomicReference<>();
		this.letters.read(List.of(this.place), (letter) -> found.compareAndSet(null, letter));
		DeadLetter letter = found.get();
		if (letter == null) {
			throw CommandException.usage("there is no dead letter at " + this.place);
		}
		this.output.one(letter, () -> print(letter));
		return ExitCode.DONE;
	}

	private static void print(DeadLetter letter) {
		PrintStream out = OutputOptions.out();
		out.println(letter.place() + ", written at " + Texts.time(letter.at()) + ", headers of " + letter.dialect());
		out.println("from    " + Texts.plain(String.valueOf(letter.origin())));
		out.println("reason  " + ((letter.reason() != null) ? Texts.plain(letter.reason()) : "?"));
		out.println("detail  " + ((letter.detail() != null) ? Texts.plain(letter.detail()) : "?"));
		out.println("headers");
		letter.headers()
			.forEach((name, value) -> out.println("  " + Texts.plain(name) + ": " + Texts.shortened(value)));
		out.println("value");
		out.println((letter.value() != null) ? Texts.plain(letter.value())
				: (letter.valueBase64() != null) ? letter.valueBase64() + " (Base64)" : "(none)");
	}

}
