package io.keepsake.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.Topics;
import io.keepsake.replay.Connection;
import io.keepsake.replay.NoSuchTopicException;
import io.keepsake.replay.TopicScan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake find}: where is it?
 */
@Command(name = "find",
		description = "The history of an image or a request over all topics, and what it waits for now.",
		mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake find 7938291", "  keepsake find nightly-2026-11-22-0042",
				"  keepsake find convert-backup-6@0 --since P2D -o json", "",
				"Exit codes: 0 found, 1 the topics know nothing of it" })
final class FindCommand implements Callable<Integer> {

	// what happened at the same time is told in the order of the way that a request takes
	private static final List<String> WAY = List.of("requested", "replayed", "submitted", "completed", "failed");

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "IMAGE|REQUEST", description = "the id of either")
	private String wanted = "";

	@Option(names = "--since", paramLabel = "TIME", description = "look no further back: an instant, or a duration ago")
	private @Nullable String since;

	@Override
	public Integer call() {
		Instant now = Instant.now();
		Instant from = FilterOptions.time("--since", this.since, now);
		Connection kafka = this.connection.connect();
		Topics topics = kafka.topics();
		Sightings sightings = new Sightings(topics, this.wanted);
		List<Sighting> history = new ArrayList<>();
		int missing = 0;
		List<String> names = List.of(topics.requests(), topics.actions(), topics.completed(), topics.failed());
		for (String topic : names) {
			try {
				new TopicScan(kafka, topic).read(from, (record) -> history.addAll(sightings.of(record)));
			}
			catch (NoSuchTopicException ex) {
				// a publisher may have been here before the first service
				if (++missing == names.size()) {
					throw ex;
				}
			}
		}
		history.sort(Comparator.comparing(Sighting::at)
			.thenComparingInt((sighting) -> WAY.indexOf(sighting.what()))
			.thenComparingLong((sighting) -> sighting.place().offset()));
		List<Waiting> waiting = Waiting.of(history, now);
		this.output.one(new Found(this.wanted, history, waiting), () -> print(history, waiting));
		return history.isEmpty() ? ExitCode.SOME_FAILED : ExitCode.DONE;
	}

	private void print(List<Sighting> history, List<Waiting> waiting) {
		if (history.isEmpty()) {
			OutputOptions.out().println("The topics know nothing of " + Texts.plain(this.wanted));
			return;
		}
		OutputOptions.table(
				List.of(new Column<>("TIME", (row) -> row.at().toString()), new Column<>("WHAT", Sighting::what),
						new Column<>("IMAGE", (row) -> Long.toString(row.imageId())),
						new Column<>("REQUEST", (row) -> Texts.plain(row.requestId())),
						new Column<>("RECORD", (row) -> row.place().toString()),
						new Column<>("DETAIL", (row) -> (row.detail() != null) ? Texts.shortened(row.detail()) : "")),
				history);
		OutputOptions.out().println();
		waiting.forEach((request) -> OutputOptions.out()
			.println(Texts.plain(request.requestId()) + " waits for " + Texts.plain(request.text())));
	}

	/** Names are public API. */
	record Found(String wanted, List<Sighting> history, List<Waiting> waiting) {
	}

}
