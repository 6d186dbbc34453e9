package io.keepsake.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code keepsake dead-letters list}.
 */
@Command(name = "list", description = "List dead letters.", mixinStandardHelpOptions = true, footer = { "", "Examples:",
		"  keepsake dead-letters list --since PT24H", "  keepsake dead-letters list --topic orders-dlt -o ndjson" })
final class DeadLettersListCommand implements Callable<Integer> {

	@Mixin
	private final DeadLetterTopic letters = new DeadLetterTopic();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Mixin
	private final LimitOption limit = new LimitOption();

	@Override
	public Integer call() {
		int most = this.limit.rows();
		List<Column<DeadLetter>> columns = List.of(new Column<>("TIME", (letter) -> Texts.time(letter.at())),
				new Column<>("PLACE", (letter) -> letter.place().partition() + "@" + letter.place().offset()),
				new Column<>("FROM",
						(letter) -> (letter.origin() != null) ? Texts.plain(letter.origin().toString()) : "?"),
				new Column<>("REASON", (letter) -> (letter.reason() != null) ? Texts.plain(letter.reason()) : "?"),
				new Column<>("DETAIL", (letter) -> (letter.detail() != null) ? Texts.shortened(letter.detail()) : ""),
				new Column<>("WRITTEN BY", DeadLetter::dialect));
		boolean table = this.output.format() == Format.TABLE;
		new Rows<>(this.output, columns, Rows.byTime(DeadLetter::at, DeadLetter::place), most)
			.show((rows) -> this.letters.read(List.of(),
					(letter) -> rows.accept(table ? letter.withoutContent() : letter)));
		return ExitCode.DONE;
	}

}
