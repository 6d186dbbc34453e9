package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.testing.walk.ConversionWitness;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.ModelWorld;
import io.keepsake.testing.walk.Seeds;
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

	private static final class Walk {

		private final ModelWorld world;

		private final ConversionDecision decision;

		private final ModelEngine<RequestAccepted, Conversion, Call, Answer, Event> engine;

		Walk(Random random) {
			this.world = new ModelWorld(random, Requests.NOON);
			this.decision = new ConversionDecision(
					Policies.givingUpAfter(random.nextBoolean() ? Duration.ofHours(24) : Duration.ofSeconds(30)));
			this.engine = new ModelEngine<>(this.decision, Call::changes, this.world.api()::serve,
					new ConversionWitness(this.world.ledger(), this.world.ledger()::handedOver), random);
		}

		Set<String> go() {
			return this.world.walk(this::walk);
		}

		private void walk() {
			for (int step = 0; step < 300; step++) {
				this.world.letTimePass(Duration.ofSeconds(3));
				if (this.world.onceIn(15)) {
					ask();
				}
				else if (this.world.onceIn(200)) {
					this.world.somebodyElseConverts();
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
			this.world.api().heal();
			this.engine.calm();
			for (int step = 0; step < 2000 && !this.engine.held().isEmpty(); step++) {
				move();
			}
			assertThat(this.engine.held()).isEmpty();
			this.world.ledger().settled();
			assertThat(this.world.ledger().overtaken()).isZero();
		}

		private void ask() {
			long imageId = this.world.anyImage();
			int number = this.world.random().nextInt(12);
			Instant expiresAt = (number % 2 == 0) ? Requests.NOON.plus(Duration.ofHours(12 - number)) : null;
			Requested requested = Requests.requested(imageId, imageId + "-" + number, expiresAt);
			this.world.ledger().asks(requested);
			this.engine.arrive(new RequestAccepted("default", requested), this.world.now());
		}

		private void move() {
			if (!this.engine.step(this.world.now())) {
				this.engine.nextDue().ifPresent(this.world::waitUntil);
			}
		}

	}

}
