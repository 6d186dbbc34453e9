package io.keepsake.testing.walk;

import java.time.Instant;
import java.util.function.BiConsumer;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Event;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;

/**
 * Sees that conversions are sent only when they may be, and enters in the ledger what
 * becomes of the requests.
 */
public final class ConversionWitness implements Witness<Call, Answer, Event> {

	private final Ledger ledger;

	private final BiConsumer<ActionStarted, Instant> handedOver;

	private final Posts posts = new Posts();

	/**
	 * @param handedOver takes the actions that were started, each with its time
	 */
	public ConversionWitness(Ledger ledger, BiConsumer<ActionStarted, Instant> handedOver) {
		this.ledger = ledger;
		this.handedOver = handedOver;
	}

	@Override
	public void leaves(Call call, Instant now) {
		this.posts.leaves(call);
	}

	@Override
	public void came(Call call, Reply<Answer> reply, Instant now) {
		this.ledger.came(call, reply, now);
		this.posts.came(call, reply);
	}

	@Override
	public void published(Event event, Instant now) {
		if (event instanceof ActionStarted started) {
			this.handedOver.accept(started, now);
		}
		else {
			this.ledger.ended(event, now);
		}
	}

}
