package io.keepsake.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import io.keepsake.replay.Replay.Status;
import io.keepsake.testing.Received;
import io.keepsake.testing.ServiceTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps a run from going on, and how it goes on after that.
 */
@Timeout(300)
class ReplayControlIT {

	private final Scene scene = new Scene();

	private final ServiceTopics topics = this.scene.topics;

	private final Replays replays = this.scene.replays("alice");

	@AfterEach
	void close() {
		this.scene.close();
	}

	@Test
	void anInterruptedRunGoesOnWhereItEnded() throws Exception {
		this.topics.failures(20);
		Plan plan = this.replays.plan(Scene.everything());
		AtomicBoolean interrupted = new AtomicBoolean();
		CompletableFuture<RunEnd> first = Scene.run(this.replays, plan, new RunOptions("",
				(limits) -> limits.withInFlight(7), false, true, RunOptions.PATIENCE, interrupted::get, (_) -> {
				}));
		this.topics.awaitRequests(7);
		interrupted.set(true);
		assertThat(first.get()).isEqualTo(new RunEnd.Interrupted(Outcomes.NONE));
		assertThat(Scene.status(this.replays, plan)).isEqualTo(Status.INTERRUPTED);

		CompletableFuture<RunEnd> second = Scene.run(this.replays, plan);

		List<Received> requests = this.topics.awaitRequests(20);
		assertThat(requests).extracting(ServiceTopics::imageOf).doesNotHaveDuplicates().hasSize(20);
		requests.forEach(this.topics::complete);
		assertThat(second.get()).isEqualTo(new RunEnd.Finished(new Outcomes(20, Map.of())));
		assertThat(this.topics.requests()).hasSize(20);
	}

	@Test
	void aSecondOperatorIsRefusedUnlessTheyTakeItOver() throws Exception {
		this.topics.failures(20);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> alice = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(5));
		this.topics.awaitRequests(5);
		Replays bob = this.scene.replays("bob");

		assertThat(bob.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOfSatisfying(RunEnd.Refused.class,
				(refused) -> assertThat(refused.why()).contains("is being run by alice@host"));

		CompletableFuture<RunEnd> taken = Scene.run(bob, plan, new RunOptions("alice's host is gone",
				(limits) -> limits, true, true, RunOptions.PATIENCE, () -> false, (_) -> {
				}));
		List<Received> requests = this.topics.awaitRequests(20);
		// which lets alice's run try to publish more
		requests.forEach(this.topics::complete);
		assertThat(alice.get()).isEqualTo(new RunEnd.TakenOver());
		assertThat(taken.get()).isEqualTo(new RunEnd.Finished(new Outcomes(20, Map.of())));
		assertThat(this.topics.requests()).extracting(ServiceTopics::imageOf).doesNotHaveDuplicates().hasSize(20);
	}

	@Test
	void aPauseEndsTheRunWhereverItIsAndResumingGoesOn() throws Exception {
		this.topics.failures(6);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> alice = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(2));
		this.topics.awaitRequests(2);
		Replays bob = this.scene.replays("bob");

		assertThat(bob.pause(plan.id(), "the night's backups first")).isEmpty();

		assertThat(alice.get()).isInstanceOfSatisfying(RunEnd.Held.class,
				(held) -> assertThat(held.by().why()).isEqualTo("the night's backups first"));
		assertThat(Scene.status(this.replays, plan)).isEqualTo(Status.PAUSED);
		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);

		assertThat(bob.resume(plan.id(), "morning")).isEmpty();
		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan);
		this.topics.awaitRequests(6).forEach(this.topics::complete);
		assertThat(end.get()).isEqualTo(new RunEnd.Finished(new Outcomes(6, Map.of())));
	}

	@Test
	void aCancelledPlanIsNotRun() {
		this.topics.failures(1);
		Plan plan = this.replays.plan(Scene.everything());

		assertThat(this.replays.cancel(plan.id(), "done by hand")).isEmpty();

		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);
		assertThat(this.replays.cancel(plan.id(), "again")).isPresent();
		assertThat(this.topics.requests()).isEmpty();
	}

	@Test
	void itStopsWhenTooManyFailAgainAndGoesOnOnlyIfTold() throws Exception {
		this.topics.failures(10);
		Plan plan = this.replays.plan(new PlanRequest(Filter.ALL, new Limits(1000, 4, 3, 0.5, 4), false, "a test"));
		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan);
		List<Received> failed = this.topics.awaitRequests(4);
		failed.forEach(this.topics::fail);

		assertThat(end.get())
			.isEqualTo(new RunEnd.Stopped("4 of 4 failed again", new Outcomes(0, Map.of("errored", 4))));
		assertThat(Scene.status(this.replays, plan)).isEqualTo(Status.STOPPED);
		assertThat(this.replays.run(plan.id(), RunOptions.DEFAULTS)).isInstanceOf(RunEnd.Refused.class);

		assertThat(this.replays.resume(plan.id(), "the API is back")).isEmpty();
		CompletableFuture<RunEnd> second = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(100));
		this.topics.awaitRequests(10)
			.stream()
			.filter((request) -> !failed.contains(request))
			.forEach(this.topics::complete);
		assertThat(second.get()).isEqualTo(new RunEnd.Finished(new Outcomes(6, Map.of("errored", 4))));
	}

	@Test
	void whatWasCountedStaysCountedWhenItsOutcomesExpire() throws Exception {
		this.topics.failures(6);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> first = untilCompleted(plan, 2, (limits) -> limits.withInFlight(2));
		List<Received> counted = this.topics.awaitRequests(2);
		counted.forEach(this.topics::complete);
		assertThat(first.get()).isEqualTo(new RunEnd.Interrupted(new Outcomes(2, Map.of())));

		this.scene.expireCompleted();

		CompletableFuture<RunEnd> second = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(2));
		for (int sent = 4; sent <= 6; sent += 2) {
			this.topics.awaitRequests(sent)
				.stream()
				.filter((request) -> !counted.contains(request))
				.forEach(this.topics::complete);
		}
		assertThat(second.get()).isEqualTo(new RunEnd.Finished(new Outcomes(6, Map.of())));
	}

	@Test
	void howItEndedIsKnownAfterItsOutcomesHaveExpired() throws Exception {
		this.topics.failures(2);
		Plan plan = this.replays.plan(Scene.everything());
		CompletableFuture<RunEnd> end = Scene.run(this.replays, plan);
		this.topics.awaitRequests(2).forEach(this.topics::complete);
		RunEnd finished = new RunEnd.Finished(new Outcomes(2, Map.of()));
		assertThat(end.get()).isEqualTo(finished);

		this.scene.expireCompleted();

		assertThat(this.replays.outcomes(Scene.find(this.replays, plan))).isEqualTo(new Outcomes(2, Map.of()));
	}

	@Test
	void failuresThatWerePardonedStayPardonedWhenTheNextRunEnds() throws Exception {
		this.topics.failures(12);
		Plan plan = this.replays.plan(new PlanRequest(Filter.ALL, new Limits(1000, 4, 3, 0.5, 4), false, "a test"));
		CompletableFuture<RunEnd> stopped = Scene.run(this.replays, plan);
		List<Received> ended = new ArrayList<>(this.topics.awaitRequests(4));
		ended.forEach(this.topics::fail);
		assertThat(stopped.get()).isInstanceOf(RunEnd.Stopped.class);
		assertThat(this.replays.resume(plan.id(), "the API is back")).isEmpty();
		CompletableFuture<RunEnd> resumed = untilCompleted(plan, 2, (limits) -> limits);
		List<Received> completed = this.topics.awaitRequests(6)
			.stream()
			.filter((request) -> !ended.contains(request))
			.limit(2)
			.toList();
		completed.forEach(this.topics::complete);
		ended.addAll(completed);
		assertThat(resumed.get()).isInstanceOf(RunEnd.Interrupted.class);

		CompletableFuture<RunEnd> last = Scene.run(this.replays, plan, (limits) -> limits.withInFlight(100));

		this.topics.awaitRequests(12)
			.stream()
			.filter((request) -> !ended.contains(request))
			.forEach(this.topics::complete);
		assertThat(last.get()).isEqualTo(new RunEnd.Finished(new Outcomes(8, Map.of("errored", 4))));
	}

	// a run that is interrupted as soon as it knows of so many completed
	private CompletableFuture<RunEnd> untilCompleted(Plan plan, int count, UnaryOperator<Limits> limits) {
		AtomicBoolean interrupted = new AtomicBoolean();
		return Scene.run(this.replays, plan,
				new RunOptions("", limits, false, true, RunOptions.PATIENCE, interrupted::get, (state) -> {
					if (state.outcomes().completed() >= count) {
						interrupted.set(true);
					}
				}));
	}

}
