package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import io.keepsake.contract.Capacity;
import io.keepsake.contract.Event;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Backoff;
import io.keepsake.testing.walk.ModelApi;
import io.keepsake.testing.walk.ModelEngine;
import io.keepsake.testing.walk.Witness;

/**
 * The conversion-service's decision, for walks that chain both services.
 */
public final class WalkingConversions {

	private final ModelEngine<RequestAccepted, Conversion, Call, Answer, Event> engine;

	public WalkingConversions(ModelApi api, Witness<Call, Answer, Event> witness, Random random) {
		ConversionPolicy policy = new ConversionPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
				random.nextBoolean() ? Duration.ofHours(24) : Duration.ofSeconds(30), 5, Duration.ofMinutes(1),
				Duration.ofMinutes(1), Duration.ofSeconds(30), new Capacity(3));
		this.engine = new ModelEngine<>(new ConversionDecision(policy), Call::changes, api::serve, witness, random);
	}

	public void arrive(Requested request, Instant now) {
		this.engine.arrive(new RequestAccepted("default", request), now);
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
