package io.keepsake.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.replay.Replays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code keepsake replay list}.
 */
@Command(name = "list", description = "All replays of the last 90 days, the oldest first.",
		mixinStandardHelpOptions = true, footer = { "", "Examples:", "  keepsake replay list",
				"  keepsake replay list -o ndjson | jq -r .id", "  keepsake replay list --metrics > keepsake.prom" })
final class ReplayListCommand implements Callable<Integer> {

	@Mixin
	private final ReplayOptions options = new ReplayOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Option(names = "--metrics", description = "as metrics in Prometheus' text format, for a textfile collector")
	private boolean metrics;

	@Override
	public Integer call() {
		Replays replays = this.options.connect();
		List<ReplayView> views = replays.list().stream().map((replay) -> ReplayView.of(replays, replay)).toList();
		if (this.metrics) {
			ReplayMetrics.print(views);
			return ExitCode.DONE;
		}
		this.output
			.rows(List.of(new Column<>("ID", ReplayView::id), new Column<>("STATUS", (view) -> view.status().code()),
					new Column<>("PLANNED", (view) -> Integer.toString(view.planned())),
					new Column<>("SENT", (view) -> Integer.toString(view.sent())),
					new Column<>("BY", (view) -> Texts.plain(view.by().user())),
					new Column<>("AT", (view) -> Texts.time(view.at())),
					new Column<>("WHY", (view) -> Texts.shortened(view.why()))), views, (view) -> view);
		return ExitCode.DONE;
	}

}
