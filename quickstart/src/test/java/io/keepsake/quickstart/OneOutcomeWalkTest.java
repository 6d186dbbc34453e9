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
import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.conversion.WalkingConversions;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;
import io.keepsake.poller.WalkingPolls;
import io.keepsake.testing.walk.Ledger;
import io.keepsake.testing.walk.ModelApi;
import io.keepsake.testing.walk.Posts;
import io.keepsake.testing.walk.Seeds;
import io.keepsake.testing.walk.Witness;
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

	private static final class Walk implements Witness<Call, Answer, Event> {

		private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

		private final Random random;

		private final ModelApi api;

		private final Ledger ledger;

		private final Posts posts = new Posts();

		private final WalkingConversions conversions;

		private final WalkingPolls polls;

		private final Queue<ActionStarted> actions = new ArrayDeque<>();

		private Instant now = NOON;

		Walk(Random random) {
			this.random = random;
			this.api = new ModelApi(random);
			this.ledger = new Ledger(this.api);
			this.conversions = new WalkingConversions(this.api, this, random);
			this.polls = new WalkingPolls(this.api, new Follower(), random);
			for (long imageId = 1; imageId <= 3; imageId++) {
				this.api.add(imageId, this.now);
			}
		}

		Set<String> go() {
			this.ledger.witness(this::walk);
			return this.ledger.seen();
		}

		private void walk() {
			for (int step = 0; step < 400; step++) {
				this.now = this.now.plusMillis(this.random.nextInt(3000));
				if (this.random.nextInt(20) == 0) {
					ask();
				}
				else if (this.random.nextInt(300) == 0) {
					this.api.begin(this.random.nextLong(1, 4), false, this.now);
				}
				else {
					move();
				}
			}
			this.api.heal();
			this.conversions.calm();
			this.polls.calm();
			for (int step = 0; step < 10_000 && !isIdle(); step++) {
				drain();
			}
			this.ledger.settled();
		}

		private boolean isIdle() {
			return this.actions.isEmpty() && this.conversions.nextDue().isEmpty() && this.polls.nextDue().isEmpty();
		}

		private void ask() {
			long imageId = this.random.nextLong(1, 4);
			String requestId = imageId + "-" + this.random.nextInt(12);
			Requested request = new Requested(requestId, NOON, new ConvertBackup(imageId, requestId, null, null),
					Map.of());
			this.ledger.asks(request);
			this.conversions.arrive(request, this.now);
		}

		private void move() {
			boolean moved = switch (this.random.nextInt(3)) {
				case 0 -> this.conversions.step(this.now);
				case 1 -> this.polls.step(this.now);
				default -> deliver();
			};
			if (!moved && this.random.nextInt(20) == 0) {
				sleep();
			}
		}

		private void drain() {
			if (!this.conversions.step(this.now) && !this.polls.step(this.now) && !deliver()) {
				sleep();
			}
		}

		private boolean deliver() {
			ActionStarted started = this.actions.poll();
			if (started != null) {
				this.polls.arrive(started, this.now);
			}
			return started != null;
		}

		private void sleep() {
			Stream.of(this.conversions.nextDue(), this.polls.nextDue())
				.flatMap((due) -> due.stream())
				.min(Instant::compareTo)
				.filter(this.now::isBefore)
				.ifPresent((due) -> this.now = due.plus(Duration.ofMillis(1)));
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
				this.ledger.tell(at + " " + started);
				this.actions.add(started);
			}
			else {
				this.ledger.ended(event, at);
			}
		}

		private final class Follower implements Witness<Call, Answer, Event> {

			@Override
			public void leaves(Call call, Instant at) {
			}

			@Override
			public void came(Call call, Reply<Answer> reply, Instant at) {
				Walk.this.ledger.tell(at + " " + call + " " + reply);
			}

			@Override
			public void published(Event event, Instant at) {
				Walk.this.ledger.ended(event, at);
			}

		}

	}

}
