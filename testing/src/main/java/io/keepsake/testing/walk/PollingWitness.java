package io.keepsake.testing.walk;

import java.time.Instant;

import io.keepsake.contract.Event;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;

/**
 * Sees that whoever follows an action only reads, and enters the outcomes in the ledger.
 */
public final class PollingWitness implements Witness<Call, Answer, Event> {

	private final Ledger ledger;

	public PollingWitness(Ledger ledger) {
		this.ledger = ledger;
	}

	@Override
	public void leaves(Call call, Instant now) {
		if (call.changes()) {
			throw new AssertionError("Sent by whoever is to read only: " + call);
		}
	}

	@Override
	public void came(Call call, Reply<Answer> reply, Instant now) {
		this.ledger.came(call, reply, now);
	}

	@Override
	public void published(Event event, Instant now) {
		this.ledger.ended(event, now);
	}

}
