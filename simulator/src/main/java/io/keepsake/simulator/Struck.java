package io.keepsake.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The fault that a call meets, and its name: empty where it meets none. */
record Struck(String name, Fault fault) {

	private static final Struck NOT = new Struck("", new Fault.Through());

	/** The script comes first, then the rates, of which one roll decides. */
	static Struck of(Call call, String token, String account, long number, Behaviour behaviour, Script script,
			BooleanSupplier doneAction) {
		if (behaviour.script().isEmpty() && behaviour.faults().isEmpty()) {
			return NOT;
		}
		var done = call.method().equals("GET") && call.actionId() > 0 && doneAction.getAsBoolean();
		return script.next(call, done)
			.map((entry) -> scripted(entry, behaviour))
			.or(() -> byRate(call, token, account, number, behaviour, done))
			.orElse(NOT);
	}

	private static Struck scripted(ScriptedFault entry, Behaviour behaviour) {
		return (entry.status() == 0) ? named(entry.fault(), behaviour) : new Struck("script",
				new Fault.Instead(new Reply(entry.status(), Reply.JSON, entry.body(), Map.of()).with(entry.headers())));
	}

	private static Optional<Struck> byRate(Call call, String token, String account, long number, Behaviour behaviour,
			boolean done) {
		var roll = Dice.FAULT.roll(behaviour.seed(), number);
		for (var fault : behaviour.faults().entrySet()) {
			if (fault.getValue().strikes(call, token, account)
					&& (done || !fault.getKey().equals(FaultCatalogue.DONE_ACTION_GONE))) {
				roll -= fault.getValue().rate();
				if (roll < 0) {
					return Optional.of(named(fault.getKey(), behaviour));
				}
			}
		}
		return Optional.empty();
	}

	private static Struck named(String name, Behaviour behaviour) {
		var fault = FaultCatalogue.fault(name, behaviour);
		return new Struck((fault instanceof Fault.Through) ? "" : name, fault);
	}

}
