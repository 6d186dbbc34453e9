package io.keepsake.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.ReplayHeaders;
import io.keepsake.replay.Replay.Status;
import io.keepsake.testing.Received;
import io.keepsake.testing.ServiceTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans and runs over a real broker.
 */
@Timeout(300)
class ReplaysIT {

	private final Scene scene = new Scene();

	private final ServiceTopics topics = this.scene.topics;

	private final Replays replays = this.scene.replays("alice");

	@AfterEach
	void close() {
		this.scene.close();
	}

	@Test
	void aRunPublishesWhatWasPlannedUnderItsOwnIdAndSaysWhy() throws Exception {
		this.topics.failed(7, "nightly-7", FailureReason.ERRORED, Map.of("traceparent", "00-trace"));

		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan);

		Received request = this.topics.awaitRequests(1).getFirst();
		assertThat(ServiceTopics.imageOf(request)).isEqualTo(7);
		assertThat(ServiceTopics.requestIdOf(request)).isEqualTo("nightly-7");
		Coordinates failure = plan.sample().getFirst().place();
		assertThat(request.headers()).isEqualTo(Map.of("traceparent", "00-trace", ReplayHeaders.ID, plan.id(),
				ReplayHeaders.ATTEMPT, "1", ReplayHeaders.TOPIC, failure.topic(), ReplayHeaders.PARTITION,
				Integer.toString(failure.partition()), ReplayHeaders.OFFSET, Long.toString(failure.offset())));
		this.topics.complete(request);
		assertThat(end.get()).isEqualTo(new RunEnd.Finished(new Outcomes(1, Map.of())));
		assertThat(Scene.status(this.replays, plan)).isEqualTo(Status.FINISHED);
	}

	@Test
	void anEmptyPlanIsNotKept() {
		assertThat(this.replays.plan(Scene.everything()).planned()).isZero();
		assertThat(this.replays.list()).isEmpty();
	}

	@Test
	void aPreviewIsNotKept() {
		this.topics.failed(7);

		assertThat(this.replays.preview(Scene.everything()).planned()).isEqualTo(1);
		assertThat(this.replays.list()).isEmpty();
	}

	@Test
	void whatHappenedBeforeThePlanIsSkippedInIt() {
		this.topics.failed(1);
		this.topics.completed(1, "another");
		this.topics.failed(2);
		this.topics.requested(2, "request-2");
		this.topics.failed(3);
		this.topics.requested(3, "newer");
		this.topics.failed(4, "request-4", FailureReason.NOT_FOUND, Map.of());
		this.topics.failed(5, "request-5", FailureReason.ERRORED, Failures.replayed("r", 3));
		this.topics.failed(6);

		Plan plan = this.replays.plan(Scene.everything());

		assertThat(plan.skipped()).isEqualTo(Map.of(Skip.COMPLETED, 1, Skip.PENDING, 1, Skip.REPLACED, 1,
				Skip.NOT_RETRYABLE, 1, Skip.TOO_MANY_REPLAYS, 1));
		assertThat(plan.planned()).isEqualTo(1);
		assertThat(plan.sample()).extracting(Plan.Sample::imageId).containsExactly(6L);
	}

	@Test
	void whatHappenedSinceThePlanIsSkippedInTheRun() throws Exception {
		List.of(1L, 2L, 3L, 4L).forEach(this.topics::failed);
		Plan plan = this.replays.plan(Scene.everything());
		this.topics.completed(1, "another");
		this.topics.requested(2, "request-2");
		this.topics.requested(3, "newer");
		this.topics.failed(4);

		RunEnd end = Scene.run(this.replays, plan).get();

		assertThat(end).isEqualTo(new RunEnd.Finished(Outcomes.NONE));
		assertThat(Scene.find(this.replays, plan).sent()).isZero();
		assertThat(Objects.requireNonNull(Scene.find(this.replays, plan).progress()).skipped())
			.isEqualTo(Map.of(Skip.COMPLETED, 1, Skip.PENDING, 1, Skip.REPLACED, 1, Skip.FAILED_AGAIN, 1));
	}

	@Test
	void whatHasExpiredSinceThePlanIsSkippedInTheRun() throws Exception {
		List.of(1L, 2L).forEach(this.topics::failed);
		Plan plan = this.replays.plan(Scene.everything());
		this.scene.expireFailures();

		RunEnd end = Scene.run(this.replays, plan).get();

		assertThat(end).isEqualTo(new RunEnd.Finished(Outcomes.NONE));
		assertThat(Scene.find(this.replays, plan).sent()).isZero();
		assertThat(Objects.requireNonNull(Scene.find(this.replays, plan).progress()).skipped())
			.isEqualTo(Map.of(Skip.GONE, 2));
	}

	@Test
	void onlySoManyAreInFlight() throws Exception {
		this.topics.failures(3);
		Plan plan = this.replays.plan(Scene.everything());

		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(1));

		for (int sent = 1; sent <= 3; sent++) {
			List<Received> requests = this.topics.awaitRequests(sent);
			assertThat(requests).hasSize(sent);
			this.topics.complete(newest(requests));
		}
		assertThat(end.get()).isEqualTo(new RunEnd.Finished(new Outcomes(3, Map.of())));
	}

	@Test
	void aReplayThatFailedCountsItsReplays() throws Exception {
		this.topics.failed(7);
		for (int attempt = 1; attempt <= 3; attempt++) {
			Plan plan = this.replays.plan(Scene.everything());
			CompletableFuture<RunEnd> end = Scene.run(this.replays, plan);
			Received request = newest(this.topics.awaitRequests(attempt));
			assertThat(request.headers()).containsEntry(ReplayHeaders.ATTEMPT, Integer.toString(attempt))
				.containsEntry(ReplayHeaders.ID, plan.id());
			this.topics.fail(request);
			assertThat(end.get()).isEqualTo(new RunEnd.Finished(new Outcomes(0, Map.of("errored", 1))));
		}

		assertThat(this.replays.plan(Scene.everything()).skipped())
			.isEqualTo(Map.of(Skip.TOO_MANY_REPLAYS, 1, Skip.FAILED_AGAIN, 3));
	}

	@Test
	void whatWasMendedByHandIsNewAndNamesItsCause() {
		Coordinates cause = new Coordinates("convert-backup.dead-letter", 3, 17);

		String id = this.replays.resubmit(List.of(new Resubmission(cause, new ConvertBackup(7, "old", null, null))),
				"a typing error");

		Received request = this.topics.awaitRequests(1).getFirst();
		assertThat(ServiceTopics.requestIdOf(request)).isEqualTo("convert-backup.dead-letter-3@17");
		assertThat(request.headers())
			.isEqualTo(Map.of(ReplayHeaders.ID, id, ReplayHeaders.ATTEMPT, "1", ReplayHeaders.TOPIC,
					"convert-backup.dead-letter", ReplayHeaders.PARTITION, "3", ReplayHeaders.OFFSET, "17"));
	}

	@Test
	void anOutcomeThatNeverComesIsNotAwaitedForEver() throws Exception {
		List.of(1L, 2L).forEach(this.topics::failed);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan,
				new RunOptions("", (limits) -> limits, false, true, Duration.ofSeconds(10), () -> false, (_) -> {
				}));

		this.topics.awaitRequests(2)
			.stream()
			.filter((request) -> ServiceTopics.imageOf(request) == 1)
			.forEach(this.topics::complete);

		assertThat(end.get()).isEqualTo(new RunEnd.Overdue(1, List.of("request-2"), new Outcomes(1, Map.of())));
		assertThat(Scene.status(this.replays, plan)).isEqualTo(Status.SENT);
	}

	private static Received newest(List<Received> requests) {
		return requests.stream()
			.max(Comparator.comparing(Received::timestamp).thenComparingLong(Received::offset))
			.orElseThrow();
	}

}
