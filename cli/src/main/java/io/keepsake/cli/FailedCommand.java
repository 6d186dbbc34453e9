package io.keepsake.cli;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.cli.OutputOptions.Column;
import io.keepsake.contract.ContractJson;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.EventReader;
import io.keepsake.contract.ReadEvent;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.replay.Age;
import io.keepsake.replay.Connection;
import io.keepsake.replay.Coordinates;
import io.keepsake.replay.FailedRequest;
import io.keepsake.replay.Filter;
import io.keepsake.replay.TopicScan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code keepsake failed}: what failed, as it stands on the topic.
 */
@Command(name = "failed", description = "List or count the requests that failed.", mixinStandardHelpOptions = true,
		footer = { "", "Examples:", "  keepsake failed --since PT24H",
				"  keepsake failed --reason errored,rejected --count", "  keepsake failed --account acme -o ndjson" })
final class FailedCommand implements Callable<Integer> {

	@Mixin
	private final ConnectionOptions connection = new ConnectionOptions();

	@Mixin
	private final FilterOptions filter = new FilterOptions();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Option(names = "--count", description = "count by reason, age and account instead of listing")
	private boolean count;

	@Option(names = "--export", description = "write lines to be mended, for dead-letters resubmit")
	private boolean export;

	@Mixin
	private final LimitOption limit = new LimitOption();

	@Override
	public Integer call() {
		Instant now = Instant.now();
		Filter wanted = this.filter.filter(now);
		if (this.count) {
			count(wanted, now);
		}
		else if (this.export) {
			scan(this.connection.connect(), wanted, (failure) -> OutputOptions.out()
				.println(ContractJson.mapper().writeValueAsString(Mended.of(failure))));
		}
		else {
			list(wanted);
		}
		return ExitCode.DONE;
	}

	private void count(Filter wanted, Instant now) {
		Counts counts = new Counts(now);
		scan(this.connection.connect(), wanted, counts::add);
		this.output.one(counts.json(), counts::print);
	}

	private void list(Filter wanted) {
		int most = this.limit.rows();
		List<Column<Row>> columns = List.of(new Column<>("FAILED", (row) -> Texts.time(row.failedAt())),
				new Column<>("REASON", Row::reason), new Column<>("RETRYABLE", (row) -> row.retryable() ? "yes" : "no"),
				new Column<>("IMAGE", (row) -> Long.toString(row.imageId())),
				new Column<>("ACCOUNT", (row) -> Texts.plain(row.account())),
				new Column<>("REQUEST", (row) -> Texts.plain(row.requestId())),
				new Column<>("REPLAYS", (row) -> Integer.toString(row.replays())),
				new Column<>("DETAIL", (row) -> Texts.shortened(row.detail())));
		Connection kafka = this.connection.connect();
		new Rows<>(this.output, columns, Rows.byTime(Row::failedAt, Row::place), most)
			.show((rows) -> scan(kafka, wanted, (failure) -> rows.accept(Row.of(failure))));
	}

	private static void scan(Connection connection, Filter wanted, Consumer<FailedRequest> reader) {
		new TopicScan(connection, connection.topics().failed()).read(wanted.since(), (record) -> {
			if (EventReader.failed(record.headers(),
					record.value()) instanceof ReadEvent.Understood<ConversionFailed>(ConversionFailed event)) {
				FailedRequest failure = new FailedRequest(
						new Coordinates(record.topic(), record.partition(), record.offset()), event);
				if (wanted.matches(failure)) {
					reader.accept(failure);
				}
			}
		});
	}

	/** A failure as it is listed: names are public API. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(Instant failedAt, String reason, boolean retryable, String requestId, long imageId, String account,
			@Nullable Integer httpStatus, @Nullable String errorId, String detail, int attempts, int replays,
			@Nullable String replayId, Coordinates place) {

		static Row of(FailedRequest failure) {
			ConversionFailed event = failure.event();
			return new Row(event.failedAt(), event.reason().code(), event.retryable(), event.requestId(),
					event.imageId(), event.account(), event.httpStatus(), event.errorId(), event.detail(),
					event.attempts(), failure.replays(), event.headers().get(ReplayHeaders.ID), failure.place());
		}

	}

	/** How many, by what. */
	private static final class Counts {

		private final Instant now;

		private final Map<String, Integer> byReason = new TreeMap<>();

		private final Map<Age, Integer> byAge = new EnumMap<>(Age.class);

		private final Map<String, Integer> byAccount = new TreeMap<>();

		private int failed;

		private int retryable;

		Counts(Instant now) {
			this.now = now;
		}

		void add(FailedRequest failure) {
			ConversionFailed event = failure.event();
			this.failed++;
			this.retryable += event.retryable() ? 1 : 0;
			this.byReason.merge(event.reason().code(), 1, Integer::sum);
			this.byAge.merge(Age.between(event.failedAt(), this.now), 1, Integer::sum);
			this.byAccount.merge(event.account(), 1, Integer::sum);
		}

		Counted json() {
			return new Counted(this.failed, this.retryable, this.byReason, this.byAge, this.byAccount);
		}

		void print() {
			OutputOptions.out().println(this.failed + " failed, " + this.retryable + " of them retryable");
			Texts.breakdown("by reason", this.byReason);
			Texts.breakdown("by age", Texts.ages(this.byAge));
			Texts.breakdown("by account", this.byAccount);
		}

	}

	/** Names are public API. */
	record Counted(int failed, int retryable, Map<String, Integer> byReason, Map<Age, Integer> byAge,
			Map<String, Integer> byAccount) {
	}

}
