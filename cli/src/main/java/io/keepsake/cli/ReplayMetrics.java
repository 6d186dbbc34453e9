package io.keepsake.cli;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The replays as metrics. Names are public API.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus'
 * text format</a>
 */
final class ReplayMetrics {

	private ReplayMetrics() {
	}

	static void print(List<ReplayView> replays) {
		print("planned", "Requests in the plan.", replays, ReplayView::planned);
		print("sent", "Requests published again.", replays, ReplayView::sent);
		print("completed", "Replayed requests that completed.", replays, ReplayView::completed);
		print("failed", "Replayed requests that failed again.", replays, ReplayView::failed);
		print("waiting", "Replayed requests without an outcome.", replays, ReplayView::waiting);
	}

	private static void print(String name, String help, List<ReplayView> replays, ToLongFunction<ReplayView> value) {
		String metric = "keepsake_replay_" + name;
		OutputOptions.out().println("# HELP " + metric + " " + help);
		OutputOptions.out().println("# TYPE " + metric + " gauge");
		replays.forEach((replay) -> OutputOptions.out()
			.println("%s{id=\"%s\",status=\"%s\"} %d".formatted(metric, replay.id(), replay.status().code(),
					value.applyAsLong(replay))));
	}

}
