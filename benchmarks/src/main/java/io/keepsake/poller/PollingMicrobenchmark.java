package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Capacity;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.durable.Reply;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the status-poller decides on an action, and on what a read says of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PollingMicrobenchmark {

	private static final long IMAGE = 7938291;

	private static final long ACTION = 3_169_590_176L;

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private final PollingDecision decision = new PollingDecision(new PollingPolicy(Duration.ofSeconds(15), 0.2,
			Duration.ofMinutes(2), new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofHours(24),
			Duration.ofMinutes(10), Duration.ofSeconds(5), new Capacity(1000)));

	private final ActionStarted started = new ActionStarted(IMAGE, "default",
			new ActionStarted.StartedAction(ACTION, "in-progress", NOON), NOON,
			List.of(new Requested("nightly-2026-11-22-0042", NOON.minusSeconds(2),
					new ConvertBackup(IMAGE, "nightly-2026-11-22-0042", null, NOON.plusSeconds(86_400)), Map.of())),
			1);

	private final Following work = Following.of(this.started, NOON);

	private final Call read = new Call.ReadAction(ACTION);

	private final Reply<Answer> inProgress = found(Action.Status.IN_PROGRESS);

	private final Reply<Answer> completed = found(Action.Status.COMPLETED);

	private static Reply<Answer> found(Action.Status status) {
		return new Reply.Answered<>(new Answer.ActionFound(
				new Action(ACTION, status, "convert", NOON, (status == Action.Status.COMPLETED) ? NOON : null, IMAGE),
				null));
	}

	@Benchmark
	public Object action() {
		return this.decision.open(this.started, null, NOON);
	}

	@Benchmark
	public Object inProgress() {
		return this.decision.answer(this.work, this.read, this.inProgress, NOON, NOON);
	}

	@Benchmark
	public Object completed() {
		return this.decision.answer(this.work, this.read, this.completed, NOON, NOON);
	}

}
