package io.keepsake.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.Requested;
import io.keepsake.conversion.WalkingConversions;
import io.keepsake.poller.WalkingPolls;
import io.keepsake.testing.walk.ConversionWitness;
import io.keepsake.testing.walk.ModelWorld;
import io.keepsake.testing.walk.PollingWitness;
import io.keepsake.testing.walk.Seeds;
import org.junit.jupiter.api.Test;

/**
 * Both services in a row, an API that fails in every way, crashes, duplicates: one
 * outcome for each request, and a true one. A request that is sent again while its
 * failure is on its way may be taken for a new one; that there is no third, and nothing
 * after a completion, the ledger holds.
 */
class OneOutcomeWalkTest {

	@Test
	void everyRequestHasItsOneOutcome() {
		Seeds.each(1500, Set.of("already-snapshot", "converted", "not-found", "errored", "timed-out", "rejected",
				"attempts-exhausted"), (seed) -> new Walk(new Random(seed)).go());
	}

	private static final class Walk {

		private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

		private final ModelWorld world;

		private final WalkingConversions conversions;

		private final WalkingPolls polls;

		private final Queue<ActionStarted> actions = new ArrayDeque<>();

		Walk(Random random) {
			this.world = new ModelWorld(random, NOON);
			this.conversions = new WalkingConversions(this.world.api(),
					new ConversionWitness(this.world.ledger(), this::publish), random);
			this.polls = new WalkingPolls(this.world.api(), new PollingWitness(this.world.ledger()), random);
		}

		private void publish(ActionStarted started, Instant now) {
			this.world.ledger().tell(now + " " + started);
			this.actions.add(started);
		}

		Set<String> go() {
			return this.world.walk(this::walk);
		}

		private void walk() {
			for (int step = 0; step < 400; step++) {
				this.world.letTimePass(Duration.ofSeconds(3));
				if (this.world.onceIn(20)) {
					ask();
				}
				else if (this.world.onceIn(300)) {
					this.world.somebodyElseConverts();
				}
				else {
					move();
				}
			}
			this.world.api().heal();
			this.conversions.calm();
			this.polls.calm();
			for (int step = 0; step < 10_000 && !isIdle(); step++) {
				drain();
			}
			this.world.ledger().settled();
		}

		private boolean isIdle() {
			return this.actions.isEmpty() && this.conversions.nextDue().isEmpty() && this.polls.nextDue().isEmpty();
		}

		private void ask() {
			long imageId = this.world.anyImage();
			String requestId = imageId + "-" + this.world.random().nextInt(12);
			Requested request = new Requested(requestId, NOON, new ConvertBackup(imageId, requestId, null, null),
					Map.of());
			this.world.ledger().asks(request);
			this.conversions.arrive(request, this.world.now());
		}

		private void move() {
			boolean moved = switch (this.world.random().nextInt(3)) {
				case 0 -> this.conversions.step(this.world.now());
				case 1 -> this.polls.step(this.world.now());
				default -> deliver();
			};
			if (!moved && this.world.onceIn(20)) {
				sleep();
			}
		}

		private void drain() {
			Instant now = this.world.now();
			if (!this.conversions.step(now) && !this.polls.step(now) && !deliver()) {
				sleep();
			}
		}

		private boolean deliver() {
			ActionStarted started = this.actions.poll();
			if (started != null) {
				this.polls.arrive(started, this.world.now());
			}
			return started != null;
		}

		private void sleep() {
			Stream.of(this.conversions.nextDue(), this.polls.nextDue())
				.flatMap((due) -> due.stream())
				.min(Instant::compareTo)
				.filter(this.world.now()::isBefore)
				.ifPresent((due) -> this.world.waitUntil(due.plus(Duration.ofMillis(1))));
		}

	}

}
