package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.ActionStarted.StartedAction;
import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.ModelWorld;
import io.keepsake.testing.walk.PollingWitness;
import io.keepsake.testing.walk.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random actions, announced once or again, with requests that overlap: each request has
 * its one outcome, whatever the API does.
 */
class PollingWalkTest {

	@Test
	void everyRequestHasItsOneOutcome() {
		Seeds.each(3000, Set.of("converted", "not-found", "errored", "timed-out", "rejected", "attempts-exhausted"),
				(seed) -> new Walk(new Random(seed)).go());
	}

	private static final class Walk {

		private final ModelWorld world;

		private final ModelEngine<ActionStarted, Following, Call, Answer, Event> engine;

		private final Map<Long, Long> latest = new HashMap<>();

		Walk(Random random) {
			this.world = new ModelWorld(random, Started.NOON);
			PollingDecision decision = new PollingDecision(
					Policies.givingUpAfter(random.nextBoolean() ? Duration.ofHours(24) : Duration.ofMinutes(2)));
			this.engine = new ModelEngine<>(decision, Call::changes, this.world.api()::serve,
					new PollingWitness(this.world.ledger()), random);
		}

		Set<String> go() {
			return this.world.walk(this::walk);
		}

		private void walk() {
			for (int step = 0; step < 300; step++) {
				this.world.letTimePass(Duration.ofSeconds(5));
				if (this.world.onceIn(12)) {
					announce();
				}
				else {
					move();
				}
			}
			this.world.api().heal();
			this.engine.calm();
			for (int step = 0; step < 10_000 && !this.engine.held().isEmpty(); step++) {
				move();
			}
			assertThat(this.engine.held()).isEmpty();
			this.world.ledger().settled();
			assertThat(this.world.ledger().overtaken()).isZero();
		}

		private void announce() {
			Random random = this.world.random();
			Instant now = this.world.now();
			long imageId = this.world.anyImage();
			long action = action(imageId);
			List<Requested> requests = new ArrayList<>();
			for (int number = random.nextInt(3); number < 12; number += 1 + random.nextInt(8)) {
				requests.add(Started.requested(imageId, imageId + "-" + number));
			}
			requests.forEach(this.world.ledger()::asks);
			this.world.ledger().tell(now + " action " + action + " for " + requests);
			this.engine.arrive(new ActionStarted(imageId, "default",
					new StartedAction(action, status(imageId, action), null), now, requests, 1), now);
		}

		private long action(long imageId) {
			Long action = this.latest.get(imageId);
			if (action == null || (!this.world.api().runs(action, this.world.now()) && this.world.onceIn(3))) {
				action = this.world.api().begin(imageId, true, this.world.now());
				this.latest.put(imageId, action);
			}
			return action;
		}

		private String status(long imageId, long action) {
			Random random = this.world.random();
			if (this.world.api().isConverted(imageId, this.world.now())) {
				return random.nextBoolean() ? "completed" : "in-progress";
			}
			return (!this.world.api().runs(action, this.world.now()) && random.nextBoolean()) ? "errored" : "archived";
		}

		private void move() {
			if (!this.engine.step(this.world.now())) {
				this.engine.nextDue().ifPresent(this.world::waitUntil);
			}
		}

	}

}
