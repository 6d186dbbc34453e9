package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;
import io.keepsake.testing.walk.Ledger;
import io.keepsake.testing.walk.ModelApi;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.Posts;
import io.keepsake.testing.walk.Seeds;
import io.keepsake.testing.walk.Witness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random requests, faults and crashes: each request is handed over with an action that is
 * real, or has its one outcome; no image is converted twice at once.
 */
class ConversionWalkTest {

	@Test
	void everyRequestIsHandedOverOrHasItsOneOutcome() {
		Seeds.each(3000, Set.of("in-progress", "completed", "errored", "already-snapshot", "converted", "not-found",
				"rejected", "attempts-exhausted"), (seed) -> new Walk(new Random(seed)).go());
	}

	private static final class Walk implements Witness<Call, Answer, Event> {

		private final Random random;

		private final ModelApi api;

		private final Ledger ledger;

		private final Posts posts = new Posts();

		private final ConversionDecision decision;

		private final ModelEngine<RequestAccepted, Conversion, Call, Answer, Event> engine;

		private Instant now = Requests.NOON;

		Walk(Random random) {
			this.random = random;
			this.api = new ModelApi(random);
			this.ledger = new Ledger(this.api);
			this.decision = new ConversionDecision(
					Policies.givingUpAfter(random.nextBoolean() ? Duration.ofHours(24) : Duration.ofSeconds(30)));
			this.engine = new ModelEngine<>(this.decision, Call::changes, this.api::serve, this, random);
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
				this.now = this.now.plusMillis(this.random.nextInt(3000));
				if (this.random.nextInt(15) == 0) {
					ask();
				}
				else if (this.random.nextInt(200) == 0) {
					this.api.begin(this.random.nextLong(1, 4), false, this.now);
				}
				else {
					move();
				}
				assertThat(this.engine.held())
					.allSatisfy((work) -> assertThat(this.decision.urgency(work)).isEqualTo(work.requests()
						.stream()
						.map((request) -> request.request().expiresAt())
						.filter(Objects::nonNull)
						.min(Comparator.naturalOrder())
						.orElse(Instant.MAX)));
			}
			this.api.heal();
			this.engine.calm();
			for (int step = 0; step < 2000 && !this.engine.held().isEmpty(); step++) {
				move();
			}
			assertThat(this.engine.held()).isEmpty();
			this.ledger.settled();
			assertThat(this.ledger.overtaken()).isZero();
		}

		private void ask() {
			long imageId = this.random.nextLong(1, 4);
			int number = this.random.nextInt(12);
			Instant expiresAt = (number % 2 == 0) ? Requests.NOON.plus(Duration.ofHours(12 - number)) : null;
			Requested requested = Requests.requested(imageId, imageId + "-" + number, expiresAt);
			this.ledger.asks(requested);
			this.engine.arrive(new RequestAccepted("default", requested), this.now);
		}

		private void move() {
			if (!this.engine.step(this.now)) {
				this.engine.nextDue().filter(this.now::isBefore).ifPresent((due) -> this.now = due);
			}
		}

		@Override
		public void leaves(Call call, Instant at) {
			this.posts.leaves(call);
		}

		@Override
		public void came(Call call, Reply<Answer> reply, Instant at) {
			this.ledger.tell(at + " " + call + " " + reply);
			this.posts.came(call, reply);
		}

		@Override
		public void published(Event event, Instant at) {
			if (event instanceof ActionStarted started) {
				this.ledger.handedOver(started, at);
			}
			else {
				this.ledger.ended(event, at);
			}
		}

	}

}
