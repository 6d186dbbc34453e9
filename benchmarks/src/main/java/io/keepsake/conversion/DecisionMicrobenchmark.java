package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
 * What the conversion-service decides on a request, and on the answers to its call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionMicrobenchmark {

	private static final long IMAGE = 7938291;

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private final ConversionDecision decision = new ConversionDecision(
			new ConversionPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofHours(24), 5,
					Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(30), new Capacity(1000)));

	private final RequestAccepted request = new RequestAccepted("default",
			new Requested("nightly-2026-11-22-0042", NOON.minusSeconds(2),
					new ConvertBackup(IMAGE, "nightly-2026-11-22-0042", null, NOON.plusSeconds(86_400)), Map.of()));

	private final Conversion work = Conversion.of(this.request, null, NOON);

	private final Call convert = Call.StartAction.convert(IMAGE);

	private final Reply<Answer> started = new Reply.Answered<>(new Answer.ActionFound(
			new Action(3_169_590_176L, Action.Status.IN_PROGRESS, "convert", NOON, null, IMAGE), null));

	private final Reply<Answer> lost = new Reply.Lost<>();

	@Benchmark
	public Object request() {
		return this.decision.open(this.request, null, NOON);
	}

	@Benchmark
	public Object started() {
		return this.decision.answer(this.work, this.convert, this.started, NOON, NOON);
	}

	@Benchmark
	public Object lost() {
		return this.decision.answer(this.work, this.convert, this.lost, NOON, NOON);
	}

}
