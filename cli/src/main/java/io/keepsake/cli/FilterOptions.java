package io.keepsake.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.keepsake.contract.FailureReason;
import io.keepsake.replay.Filter;
import io.keepsake.replay.OffsetRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which failures are meant.
 */
final class FilterOptions {

	@Option(names = "--reason", split = ",", paramLabel = "REASON",
			description = "errored, rejected, timed-out, attempts-exhausted, not-found, invalid-request; several by comma")
	private List<String> reasons = List.of();

	@Option(names = "--retryable", arity = "0..1", fallbackValue = "true", paramLabel = "true|false",
			description = "whether the failure says that a retry may succeed")
	private @Nullable Boolean retryable;

	@Option(names = "--since", paramLabel = "TIME",
			description = "failed since: an ISO-8601 instant, or a duration ago, such as PT24H or P7D")
	private @Nullable String since;

	@Option(names = "--until", paramLabel = "TIME", description = "failed before: as --since")
	private @Nullable String until;

	@Option(names = "--image", split = ",", paramLabel = "ID", description = "of these images")
	private Set<Long> images = Set.of();

	@Option(names = "--account", split = ",", paramLabel = "NAME", description = "of these accounts")
	private Set<String> accounts = Set.of();

	@Option(names = "--request", paramLabel = "ID", description = "these requests; may be repeated")
	private Set<String> requests = Set.of();

	@Option(names = "--min-replays", paramLabel = "N", description = "replayed at least so often before it failed")
	private @Nullable Integer leastReplays;

	@Option(names = "--max-replayed", paramLabel = "N",
			description = "replayed at most so often before it failed; 0: never")
	private @Nullable Integer mostReplays;

	@Option(names = "--offset", split = ",", paramLabel = "P@N[-M]",
			description = "at these places of the topic of failures, such as 3@100-200")
	private List<String> offsets = List.of();

	/**
	 * With times that no longer depend on when they are looked at.
	 */
	Filter filter(Instant now) {
		return new Filter(reasons(), this.retryable, time("--since", this.since, now), time("--until", this.until, now),
				this.images, this.accounts, this.requests, this.leastReplays, this.mostReplays,
				this.offsets.stream().map(OffsetRange::parse).toList());
	}

	private Set<FailureReason> reasons() {
		Set<FailureReason> found = new TreeSet<>();
		for (String code : this.reasons) {
			found.add(Arrays.stream(FailureReason.values())
				.filter((reason) -> reason.code().equals(code))
				.findFirst()
				.orElseThrow(() -> CommandException.usage("--reason " + code + " is none of "
						+ Arrays.stream(FailureReason.values())
							.map(FailureReason::code)
							.collect(Collectors.joining(", ")))));
		}
		return found;
	}

	static @Nullable Instant time(String option, @Nullable String text, Instant now) {
		if (text == null) {
			return null;
		}
		try {
			return text.startsWith("P") ? now.minus(Duration.parse(text)) : Instant.parse(text);
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw CommandException.usage(option + " " + text
					+ " is neither an instant such as 2026-11-22T03:00:00Z nor a duration such as PT24H");
		}
	}

}
