package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Capacity;
import io.keepsake.contract.Event;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.testing.walk.ModelApi;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.Witness;

/**
 * The status-poller's decision, for walks that chain both services.
 */
public final class WalkingPolls {

	private final ModelEngine<ActionStarted, Following, Call, Answer, Event> engine;

	public WalkingPolls(ModelApi api, Witness<Call, Answer, Event> witness, Random random) {
		PollingPolicy policy = new PollingPolicy(Duration.ofSeconds(5), 0.1, Duration.ofMinutes(2),
				new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
				random.nextBoolean() ? Duration.ofHours(24) : Duration.ofMinutes(2), Duration.ofMinutes(10),
				Duration.ofSeconds(30), new Capacity(5));
		this.engine = new ModelEngine<>(new PollingDecision(policy), Call::changes, api::serve, witness, random);
	}

	public void arrive(ActionStarted started, Instant now) {
		this.engine.arrive(started, now);
	}

	public boolean step(Instant now) {
		return this.engine.step(now);
	}

	public Optional<Instant> nextDue() {
		return this.engine.nextDue();
	}

	public void calm() {
		this.engine.calm();
	}

}
