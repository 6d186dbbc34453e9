package io.keepsake.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.replay.Replay.Status;
import io.keepsake.testing.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans and runs over a real broker.
 */
@Timeout(60)
class ReplaysIT {

	private final Scene scene = new Scene();

	private final Replays replays = this.scene.replays();

	@AfterEach
	void close() {
		this.scene.close();
	}

	@Test
	void aRunPublishesWhatWasPlannedUnderItsOwnIdAndSaysWhy() throws Exception {
		this.scene.failed(7, "nightly-7", FailureReason.ERRORED, Map.of("traceparent", "00-trace"));

		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> end = run(plan);

		Received request = this.scene.awaitRequests(1).getFirst();
		assertThat(Scene.imageOf(request)).isEqualTo(7);
		assertThat(Scene.requestIdOf(request)).isEqualTo("nightly-7");
		Coordinates failure = plan.sample().getFirst().place();
		assertThat(request.headers()).isEqualTo(Map.of("traceparent", "00-trace", ReplayHeaders.ID, plan.id(),
				ReplayHeaders.ATTEMPT, "1", ReplayHeaders.TOPIC, failure.topic(), ReplayHeaders.PARTITION,
				Integer.toString(failure.partition()), ReplayHeaders.OFFSET, Long.toString(failure.offset())));
		this.scene.complete(request);
		assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Finished(new Outcomes(1, Map.of())));
		assertThat(status(plan)).isEqualTo(Status.FINISHED);
	}

	@Test
	void anEmptyPlanIsNotKept() {
		assertThat(this.replays.plan(Scene.everything()).planned()).isZero();
		assertThat(this.replays.list()).isEmpty();
	}

	@Test
	void aPreviewIsNotKept() {
		this.scene.failed(7);

		assertThat(this.replays.preview(Scene.everything()).planned()).isEqualTo(1);
		assertThat(this.replays.list()).isEmpty();
	}

	@Test
	void whatHappenedBeforeThePlanIsSkippedInIt() {
		this.scene.failed(1);
		this.scene.completed(1, "another");
		this.scene.failed(2);
		this.scene.requested(2, "request-2");
		this.scene.failed(3);
		this.scene.requested(3, "newer");
		this.scene.failed(4, "request-4", FailureReason.NOT_FOUND, Map.of());
		this.scene.failed(5, "request-5", FailureReason.ERRORED, Failures.replayed("r", 3));
		this.scene.failed(6);

		Plan plan = this.replays.plan(Scene.everything());

		assertThat(plan.skipped()).isEqualTo(Map.of(Skip.COMPLETED, 1, Skip.PENDING, 1, Skip.REPLACED, 1,
				Skip.NOT_RETRYABLE, 1, Skip.TOO_MANY_REPLAYS, 1));
		assertThat(plan.planned()).isEqualTo(1);
		assertThat(plan.sample()).extracting(Plan.Sample::imageId).containsExactly(6L);
	}

	@Test
	void whatHappenedSinceThePlanIsSkippedInTheRun() throws Exception {
		List.of(1L, 2L, 3L, 4L).forEach(this.scene::failed);
		Plan plan = this.replays.plan(Scene.everything());
		this.scene.completed(1, "another");
		this.scene.requested(2, "request-2");
		this.scene.requested(3, "newer");
		this.scene.failed(4);

		RunEnd end = run(plan).get(30, TimeUnit.SECONDS);

		assertThat(end).isEqualTo(new RunEnd.Finished(Outcomes.NONE));
		assertThat(find(plan).sent()).isZero();
		assertThat(Objects.requireNonNull(find(plan).progress()).skipped())
			.isEqualTo(Map.of(Skip.COMPLETED, 1, Skip.PENDING, 1, Skip.REPLACED, 1, Skip.FAILED_AGAIN, 1));
	}

	@Test
	void whatHasExpiredSinceThePlanIsSkippedInTheRun() throws Exception {
		List.of(1L, 2L).forEach(this.scene::failed);
		Plan plan = this.replays.plan(Scene.everything());
		this.scene.expireFailures();

		RunEnd end = run(plan).get(30, TimeUnit.SECONDS);

		assertThat(end).isEqualTo(new RunEnd.Finished(Outcomes.NONE));
		assertThat(find(plan).sent()).isZero();
		assertThat(Objects.requireNonNull(find(plan).progress()).skipped()).isEqualTo(Map.of(Skip.GONE, 2));
	}

	@Test
	void onlySoManyAreInFlight() throws Exception {
		fail(3);
		Plan plan = this.replays.plan(Scene.everything());

		CompletableFuture<RunEnd> end = run(this.replays, plan, (limits) -> limits.withInFlight(1));

		for (int sent = 1; sent <= 3; sent++) {
			List<Received> requests = this.scene.awaitRequests(sent);
			assertThat(requests).hasSize(sent);
			this.scene.complete(newest(requests));
		}
		assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Finished(new Outcomes(3, Map.of())));
	}

	@Test
	void anInterruptedRunGoesOnWhereItEnded() throws Exception {
		fail(20);
		Plan plan = this.replays.plan(Scene.everything());
		AtomicBoolean interrupted = new AtomicBoolean();
		CompletableFuture<RunEnd> first = run(this.replays, plan,
				new RunOptions("", (limits) -> limits.withInFlight(7), false, true, interrupted::get, (_) -> {
				}));
		this.scene.awaitRequests(7);
		interrupted.set(true);
		assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Interrupted(Outcomes.NONE));
		assertThat(status(plan)).isEqualTo(Status.INTERRUPTED);

		CompletableFuture<RunEnd> second = run(plan);

		List<Received> requests = this.scene.awaitRequests(20);
		assertThat(requests).extracting(Scene::imageOf).doesNotHaveDuplicates().hasSize(20);
		requests.forEach(this.scene::complete);
		assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Finished(new Outcomes(20, Map.of())));
		assertThat(this.scene.requests()).hasSize(20);
	}

	@Test
	void aSecondOperatorIsRefusedUnlessTheyTakeItOver() throws Exception {
		fail(20);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> alice = run(this.replays, plan, (limits) -> limits.withInFlight(5));
		this.scene.awaitRequests(5);
		Replays bob = this.scene.replays("bob");

		assertThat(bob.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOfSatisfying(RunEnd.Refused.class,
				(refused) -> assertThat(refused.why()).contains("is being run by alice@host"));

		CompletableFuture<RunEnd> taken = run(bob, plan,
				new RunOptions("alice's host is gone", (limits) -> limits, true, true, () -> false, (_) -> {
				}));
		List<Received> requests = this.scene.awaitRequests(20);
		// which lets alice's run try to publish more
		requests.forEach(this.scene::complete);
		assertThat(alice.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.TakenOver());
		assertThat(taken.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Finished(new Outcomes(20, Map.of())));
		assertThat(this.scene.requests()).extracting(Scene::imageOf).doesNotHaveDuplicates().hasSize(20);
	}

	@Test
	void aPauseEndsTheRunWhereverItIsAndResumingGoesOn() throws Exception {
		fail(6);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> alice = run(this.replays, plan, (limits) -> limits.withInFlight(2));
		this.scene.awaitRequests(2);
		Replays bob = this.scene.replays("bob");

		assertThat(bob.pause(plan.id(), "the night's backups first")).isEmpty();

		assertThat(alice.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(RunEnd.Held.class,
				(held) -> assertThat(held.by().why()).isEqualTo("the night's backups first"));
		assertThat(status(plan)).isEqualTo(Status.PAUSED);
		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);

		assertThat(bob.resume(plan.id(), "morning")).isEmpty();
		CompletableFuture<RunEnd> end = run(plan);
		this.scene.awaitRequests(6).forEach(this.scene::complete);
		assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(new RunEnd.Finished(new Outcomes(6, Map.of())));
	}

	@Test
	void aCancelledPlanIsNotRun() {
		fail(1);
		Plan plan = this.replays.plan(Scene.everything());

		assertThat(this.replays.cancel(plan.id(), "done by hand")).isEmpty();

		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);
		assertThat(this.replays.cancel(plan.id(), "again")).isPresent();
		assertThat(this.scene.requests()).isEmpty();
	}

	@Test
	void itStopsWhenTooManyFailAgainAndGoesOnOnlyIfTold() throws Exception {
		fail(10);
		Plan plan = this.replays.plan(new PlanRequest(Filter.ALL, new Limits(1000, 4, 3, 0.5, 4), false, "a test"));
		CompletableFuture<RunEnd> end = run(plan);
		List<Received> failed = this.scene.awaitRequests(4);
		failed.forEach(this.scene::fail);

		assertThat(end.get(30, TimeUnit.SECONDS))
			.isEqualTo(new RunEnd.Stopped("4 of 4 failed again", new Outcomes(0, Map.of("errored", 4))));
		assertThat(status(plan)).isEqualTo(Status.STOPPED);
		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);

		assertThat(this.replays.resume(plan.id(), "the API is back")).isEmpty();
		CompletableFuture<RunEnd> second = run(this.replays, plan, (limits) -> limits.withInFlight(100));
		this.scene.awaitRequests(10)
			.stream()
			.filter((request) -> !failed.contains(request))
			.forEach(this.scene::complete);
		assertThat(second.get(30, TimeUnit.SECONDS))
			.isEqualTo(new RunEnd.Finished(new Outcomes(6, Map.of("errored", 4))));
	}

	@Test
	void aReplayThatFailedCountsItsReplays() throws Exception {
		this.scene.failed(7);
		for (int attempt = 1; attempt <= 3; attempt++) {
			Plan plan = this.replays.plan(Scene.everything());
			CompletableFuture<RunEnd> end = run(plan);
			Received request = newest(this.scene.awaitRequests(attempt));
			assertThat(request.headers()).containsEntry(ReplayHeaders.ATTEMPT, Integer.toString(attempt))
				.containsEntry(ReplayHeaders.ID, plan.id());
			this.scene.fail(request);
			assertThat(end.get(30, TimeUnit.SECONDS))
				.isEqualTo(new RunEnd.Finished(new Outcomes(0, Map.of("errored", 1))));
		}

		assertThat(this.replays.plan(Scene.everything()).skipped())
			.isEqualTo(Map.of(Skip.TOO_MANY_REPLAYS, 1, Skip.FAILED_AGAIN, 3));
	}

	@Test
	void whatWasMendedByHandIsNewAndNamesItsCause() {
		Coordinates cause = new Coordinates("convert-backup.dead-letter", 3, 17);

		String id = this.replays.resubmit(List.of(new Resubmission(cause, new ConvertBackup(7, "old", null, null))),
				"a typing error");

		Received request = this.scene.awaitRequests(1).getFirst();
		assertThat(Scene.requestIdOf(request)).isEqualTo("convert-backup.dead-letter-3@17");
		assertThat(request.headers())
			.isEqualTo(Map.of(ReplayHeaders.ID, id, ReplayHeaders.ATTEMPT, "1", ReplayHeaders.TOPIC,
					"convert-backup.dead-letter", ReplayHeaders.PARTITION, "3", ReplayHeaders.OFFSET, "17"));
	}

	private void fail(int count) {
		for (int image = 1; image <= count; image++) {
			this.scene.failed(image);
		}
	}

	private static Received newest(List<Received> requests) {
		return requests.stream()
			.max(Comparator.comparing(Received::timestamp).thenComparingLong(Received::offset))
			.orElseThrow();
	}

	private CompletableFuture<RunEnd> run(Plan plan) {
		return run(this.replays, plan, (limits) -> limits);
	}

	private static CompletableFuture<RunEnd> run(Replays replays, Plan plan, UnaryOperator<Limits> limits) {
		return run(replays, plan, new RunOptions("", limits, false, true, () -> false, (_) -> {
		}));
	}

	private static CompletableFuture<RunEnd> run(Replays replays, Plan plan, RunOptions options) {
		return CompletableFuture.supplyAsync(() -> replays.run(plan.id(), options), Thread::startVirtualThread);
	}

	private Replay find(Plan plan) {
		return this.replays.find(plan.id()).orElseThrow();
	}

	private Status status(Plan plan) {
		return this.replays.status(find(plan));
	}

}
