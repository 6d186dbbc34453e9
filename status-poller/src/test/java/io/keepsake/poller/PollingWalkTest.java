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
import io.keepsake.durable.Reply;
import io.keepsake.testing.walk.Ledger;
import io.keepsake.testing.walk.ModelApi;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.Seeds;
import io.keepsake.testing.walk.Witness;
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

	private static final class Walk implements Witness<Call, Answer, Event> {

		private final Random random;

		private final ModelApi api;

		private final Ledger ledger;

		private final ModelEngine<ActionStarted, Following, Call, Answer, Event> engine;

		private final Map<Long, Long> latest = new HashMap<>();

		private Instant now = Started.NOON;

		Walk(Random random) {
			this.random = random;
			this.api = new ModelApi(random);
			this.ledger = new Ledger(this.api);
			PollingDecision decision = new PollingDecision(
					Policies.givingUpAfter(random.nextBoolean() ? Duration.ofHours(24) : Duration.ofMinutes(2)));
			this.engine = new ModelEngine<>(decision, Call::changes, this.api::serve, this, random);
			for (long imageId = 1; imageId <= 3; imageId++) {
				this.api.add(imageId, this.now);
			}
		}

		Set<String> go() {
			this.ledger.witness(this::walk);
			return this.ledger.seen();
		}

		private void walk() {
			for (int step = 0; step < 300; step++) {
				this.now = this.now.plusMillis(this.random.nextInt(5000));
				if (this.random.nextInt(12) == 0) {
					announce();
				}
				else {
					move();
				}
			}
			this.api.heal();
			this.engine.calm();
			for (int step = 0; step < 10_000 && !this.engine.held().isEmpty(); step++) {
				move();
			}
			assertThat(this.engine.held()).isEmpty();
			this.ledger.settled();
			assertThat(this.ledger.overtaken()).isZero();
		}

		private void announce() {
			long imageId = this.random.nextLong(1, 4);
			Long action = this.latest.get(imageId);
			if (action == null || (!this.api.runs(action, this.now) && this.random.nextInt(3) == 0)) {
				action = this.api.begin(imageId, true, this.now);
				this.latest.put(imageId, action);
			}
			List<Requested> requests = new ArrayList<>();
			for (int number = this.random.nextInt(3); number < 12; number += 1 + this.random.nextInt(8)) {
				requests.add(Started.requested(imageId, imageId + "-" + number));
			}
			requests.forEach(this.ledger::asks);
			this.ledger.tell(this.now + " action " + action + " for " + requests);
			this.engine.arrive(new ActionStarted(imageId, "default",
					new StartedAction(action, status(imageId, action), null), this.now, requests, 1), this.now);
		}

		private String status(long imageId, long action) {
			if (this.api.isConverted(imageId, this.now)) {
				return this.random.nextBoolean() ? "completed" : "in-progress";
			}
			return (!this.api.runs(action, this.now) && this.random.nextBoolean()) ? "errored" : "archived";
		}

		private void move() {
			if (!this.engine.step(this.now)) {
				this.engine.nextDue().filter(this.now::isBefore).ifPresent((due) -> this.now = due);
			}
		}

		@Override
		public void leaves(Call call, Instant at) {
			assertThat(call.changes()).isFalse();
		}

		@Override
		public void came(Call call, Reply<Answer> reply, Instant at) {
			this.ledger.tell(at + " " + call + " " + reply);
		}

		@Override
		public void published(Event event, Instant at) {
			this.ledger.ended(event, at);
		}

	}

}
