package io.keepsake.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.DeadLetterReason;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.contract.Requested;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What arrives and what is published, as metrics. They are counted when they are written:
 * what an aborted transaction takes back and the next one writes again counts twice.
 */
public final class RecordMetrics {

	/** A request may be served at once, or take days where the quota is short. */
	private static final Duration[] BUCKETS = Stream
		.of("PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S", "PT10S", "PT20S", "PT30S", "PT1M", "PT2M", "PT5M",
				"PT10M", "PT20M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT24H")
		.map(Duration::parse)
		.toArray(Duration[]::new);

	private final Tracing tracing;

	private final Counter accepted;

	private final Counter refused;

	private final Counter unreadable;

	private final Counter converted;

	private final Counter alreadySnapshot;

	private final Map<FailureReason, Counter> failures = new EnumMap<>(FailureReason.class);

	private final Map<DeadLetterReason, Counter> deadLetters = new EnumMap<>(DeadLetterReason.class);

	private final Counter replaysCompleted;

	private final Counter replaysFailed;

	private final Timer untilSubmitted;

	private final Timer untilCompleted;

	private final Timer untilFailed;

	public RecordMetrics(MeterRegistry registry, Tracing tracing) {
		this.tracing = tracing;
		Function<String, Counter> requests = (result) -> Counter.builder("keepsake.requests")
			.description("Records on the topic of requests, by what they turned out to be")
			.tag("result", result)
			.register(registry);
		this.accepted = requests.apply("accepted");
		this.refused = requests.apply("refused");
		this.unreadable = requests.apply("unreadable");
		this.converted = outcomes(registry, "completed", "converted");
		this.alreadySnapshot = outcomes(registry, "completed", "already-snapshot");
		Arrays.stream(FailureReason.values())
			.forEach((reason) -> this.failures.put(reason, outcomes(registry, "failed", reason.code())));
		Arrays.stream(DeadLetterReason.values())
			.forEach((reason) -> this.deadLetters.put(reason,
					Counter.builder("keepsake.dead.letters")
						.description("Records that could not be read, by reason")
						.tag("reason", reason.code())
						.register(registry)));
		this.replaysCompleted = replays(registry, "completed");
		this.replaysFailed = replays(registry, "failed");
		this.untilSubmitted = Timer.builder("keepsake.request.submit")
			.description("From a request to the action that serves it")
			.serviceLevelObjectives(BUCKETS)
			.register(registry);
		this.untilCompleted = untilOutcome(registry, "completed");
		this.untilFailed = untilOutcome(registry, "failed");
	}

	private static Counter outcomes(MeterRegistry registry, String outcome, String reason) {
		return Counter.builder("keepsake.outcomes")
			.description("How requests ended")
			.tags("outcome", outcome, "reason", reason)
			.register(registry);
	}

	private static Counter replays(MeterRegistry registry, String outcome) {
		return Counter.builder("keepsake.replayed.outcomes")
			.description("How requests ended that had been replayed; they are among all outcomes, too")
			.tag("outcome", outcome)
			.register(registry);
	}

	private static Timer untilOutcome(MeterRegistry registry, String outcome) {
		return Timer.builder("keepsake.request.outcome")
			.description("From a request to its outcome")
			.tag("outcome", outcome)
			.serviceLevelObjectives(BUCKETS)
			.register(registry);
	}

	public void accepted() {
		this.accepted.increment();
	}

	/**
	 * The request names what cannot be, and so has its outcome.
	 */
	public void refused(ConversionFailed outcome) {
		this.refused.increment();
		published(outcome);
	}

	/**
	 * No request.
	 */
	public void unreadable(DeadLetterReason reason) {
		this.unreadable.increment();
		deadLetter(reason);
	}

	public void deadLetter(DeadLetterReason reason) {
		Objects.requireNonNull(this.deadLetters.get(reason)).increment();
	}

	public void published(Event event) {
		switch (event) {
			case ActionStarted started -> {
				for (Requested request : started.requests()) {
					this.tracing.submitted(started, request,
							() -> record(this.untilSubmitted, request.requestedAt(), started.submittedAt()));
				}
			}
			case ConversionCompleted completed -> {
				(completed.alreadySnapshot() ? this.alreadySnapshot : this.converted).increment();
				countReplay(this.replaysCompleted, completed);
				this.tracing.ended(completed,
						() -> record(this.untilCompleted, completed.requestedAt(), completed.completedAt()));
			}
			case ConversionFailed failed -> {
				Objects.requireNonNull(this.failures.get(failed.reason())).increment();
				countReplay(this.replaysFailed, failed);
				this.tracing.ended(failed, () -> record(this.untilFailed, failed.requestedAt(), failed.failedAt()));
			}
		}
	}

	private static void countReplay(Counter counter, Event event) {
		if (event.headers().containsKey(ReplayHeaders.ID)) {
			counter.increment();
		}
	}

	/**
	 * The clock of a publisher may be ahead of ours.
	 */
	private static void record(Timer timer, Instant from, Instant until) {
		Duration length = Duration.between(from, until);
		timer.record(length.isNegative() ? Duration.ZERO : length);
	}

}
