package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes the answer to one call, and the record of it. */
record Serving(Call call, Behaviour behaviour, Instant now, long number, String account,
		Map<String, String> rateLimit) {

	record Served(Delivery delivery, RecordedCall recorded) {

	}

	Served refused(Reply reply) {
		return answered(reply, "", 0);
	}

	Served struck(Struck struck, Supplier<Outcome> operation) {
		return switch (struck.fault()) {
			case Fault.Through() -> {
				var outcome = operation.get();
				yield answered(outcome.reply(), struck.name(), outcome.begun());
			}
			case Fault.Instead(var reply) -> answered(reply, struck.name(), 0);
			case Fault.Spoiled(var change) -> {
				var outcome = operation.get();
				yield answered(change.apply(outcome.reply()), struck.name(), outcome.begun());
			}
			case Fault.Cut(var effect) -> unanswered(latency(), struck.name(), effect ? operation.get().begun() : 0);
			case Fault.Held(var effect) ->
				unanswered(behaviour.holdTime(), struck.name(), effect ? operation.get().begun() : 0);
		};
	}

	private Served answered(Reply reply, String fault, long begun) {
		return new Served(new Delivery.Answer(stamped(reply), latency()), recorded(reply.status(), fault, begun));
	}

	private Served unanswered(Duration after, String fault, long begun) {
		return new Served(new Delivery.Cut(after), recorded(0, fault, begun));
	}

	private RecordedCall recorded(int status, String fault, long begun) {
		return new RecordedCall(now, account, call.method(), call.route().template(), call.path(), call.imageId(),
				(begun > 0) ? begun : call.actionId(), status, fault, begun > 0);
	}

	private Duration latency() {
		return (Dice.SLOW.roll(behaviour.seed(), number) < behaviour.slowRate()) ? behaviour.slowLatency()
				: behaviour.latency().at(Dice.LATENCY.roll(behaviour.seed(), number));
	}

	/** The request's id is in a header always, and in the body of some errors. */
	private Reply stamped(Reply reply) {
		var id = new UUID(Dice.REQUEST_ID.bits(behaviour.seed(), number), number).toString();
		var stamped = reply.with(rateLimit).with("x-request-id", id);
		var inBody = reply.status() >= 400 && reply.body().startsWith("{\"id\"") && reply.body().endsWith("}")
				&& Dice.REQUEST_ID_IN_BODY.roll(behaviour.seed(), number) < 0.5;
		return inBody
				? stamped.body(reply.body().substring(0, reply.body().length() - 1) + ",\"request_id\":\"" + id + "\"}")
				: stamped;
	}

}
