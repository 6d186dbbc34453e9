package io.keepsake.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.replay.Connection;
import io.keepsake.replay.Sending;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keepsake request}.
 */
@Command(name = "request", description = "Request that backups are converted.", mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake request 7938291",
				"  keepsake request 7938291 7938292 --account acme --wait",
				"  keepsake request --file images.txt --wait -o json",
				"  doctl compute image list-user --format ID --no-header | keepsake request --file -", "",
				"A line of a file is the id of an image, or a request as JSON.",
				"Exit codes: 0 published (with --wait: all completed), 1 some failed or have no outcome in time" })
final class RequestCommand implements Callable<Integer> {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Parameters(paramLabel = "IMAGE", description = "ids of backups", arity = "0..*")
	private List<Long> images = List.of();

	@Option(names = { "-f", "--file" }, paramLabel = "FILE", description = "one image or request a line; - for stdin")
	private @Nullable String file;

	@Option(names = "--account", paramLabel = "NAME", description = "whose backups they are; default: the default one")
	private @Nullable String account;

	@Option(names = "--request-id", paramLabel = "ID", description = "the request's own id, for one image")
	private @Nullable String requestId;

	@Option(names = "--expires-at", paramLabel = "INSTANT", description = "when the backup will be deleted")
	private @Nullable Instant expiresAt;

	@Option(names = "--wait", description = "wait for the outcomes, with a progress bar")
	private boolean wait;

	@Option(names = "--wait-at-most", paramLabel = "DURATION", defaultValue = "PT24H",
			description = "as ISO-8601; default ${DEFAULT-VALUE}")
	private Duration waitAtMost = Duration.ofDays(1);

	@Option(names = "--dry-run", description = "show what would be published; publish nothing")
	private boolean dryRun;

	@Override
	public Integer call() {
		List<ConvertBackup> requests = requests();
		if (this.dryRun) {
			requests
				.forEach((request) -> OutputOptions.out().println(ContractJson.mapper().writeValueAsString(request)));
			return ExitCode.DONE;
		}
		Connection kafka = this.connection.connect();
		if (!this.wait) {
			show(publish(kafka, requests));
			return ExitCode.DONE;
		}
		// it looks before it publishes, so that no outcome is missed
		try (OutcomeWatch watch = new OutcomeWatch(kafka)) {
			return await(watch, publish(kafka, requests));
		}
	}

	private List<ConvertBackup> requests() {
		List<ConvertBackup> requests = new ArrayList<>();
		for (long image : this.images) {
			requests.add(new ConvertBackup(image, this.requestId, this.account, this.expiresAt));
		}
		if (this.file != null) {
			requests.addAll(new RequestLines(this.account, this.expiresAt).read(lines(this.file)));
		}
		if (requests.isEmpty()) {
			throw CommandException.usage("no image is named: give its id, or --file");
		}
		if (this.requestId != null && requests.size() > 1) {
			throw CommandException.usage("--request-id is for one image, and here are " + requests.size());
		}
		requests.forEach(RequestLines::check);
		return requests;
	}

	private static List<String> lines(String file) {
		try {
			return file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
					: Files.readAllLines(Path.of(file));
		}
		catch (IOException ex) {
			throw CommandException.usage(file + " cannot be read as text");
		}
	}

	private static List<Published> publish(Connection kafka, List<ConvertBackup> requests) {
		List<Published> published = new ArrayList<>();
		try (KafkaProducer<byte[], byte[]> producer = kafka.producer()) {
			List<Future<RecordMetadata>> places = requests.stream()
				.map((request) -> producer.send(new ProducerRecord<>(kafka.topics().requests(),
						request.accountOrDefault().getBytes(StandardCharsets.UTF_8),
						ContractJson.mapper().writeValueAsString(request).getBytes(StandardCharsets.UTF_8))))
				.toList();
			for (int i = 0; i < places.size(); i++) {
				published.add(Published.of(requests.get(i), Sending.await(places.get(i))));
			}
		}
		return published;
	}

	private int await(OutcomeWatch watch, List<Published> published) {
		Bar bar = new Bar();
		long end = System.nanoTime() + this.waitAtMost.toNanos();
		Map<String, Published> waiting = new LinkedHashMap<>();
		published.forEach((request) -> waiting.put(request.key(), request));
		Map<String, Published> ended = new LinkedHashMap<>();
		while (ended.size() < waiting.size() && System.nanoTime() < end) {
			watch.next().forEach((outcome) -> {
				Published request = waiting.get(outcome.key());
				if (request != null) {
					ended.put(outcome.key(), request.ended(outcome));
				}
			});
			bar.show(ended.size(), waiting.size(), " ended");
		}
		bar.end(ended.size(), waiting.size(), " ended");
		waiting.forEach(ended::putIfAbsent);
		show(List.copyOf(ended.values()));
		return ended.values().stream().allMatch((request) -> "completed".equals(request.outcome())) ? ExitCode.DONE
				: ExitCode.SOME_FAILED;
	}

	private void show(List<Published> published) {
		List<Column<Published>> columns = new ArrayList<>(
				List.of(new Column<>("IMAGE", (row) -> Long.toString(row.imageId())),
						new Column<>("ACCOUNT", (row) -> Texts.plain(row.account())),
						new Column<>("REQUEST", (row) -> Texts.plain(row.requestId()))));
		if (this.wait) {
			columns.add(new Column<>("OUTCOME", (row) -> (row.outcome() != null) ? row.outcome() : "none yet"));
			columns.add(new Column<>("DETAIL", (row) -> (row.detail() != null) ? Texts.shortened(row.detail()) : ""));
		}
		this.output.rows(columns, published, (row) -> row);
	}

}
