package io.keepsake.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.keepsake.simulator.Serving.Served;

/**
 * A call's way: token, rate limit, scope, fault, operation. An effect takes place when
 * the call comes in, so a caller that dies while it waits has had it.
 */
final class Api {

	private final SimulatedClock clock;

	private final Operations operations;

	private final CallLog log;

	private final Tokens tokens = new Tokens();

	private final Limiter limiter = new Limiter();

	private final AtomicLong numbers = new AtomicLong();

	private volatile Behaviour behaviour;

	private volatile Script script;

	Api(SimulatedClock clock, Operations operations, CallLog log, Behaviour behaviour) {
		this.clock = clock;
		this.operations = operations;
		this.log = log;
		this.behaviour = behaviour;
		this.script = new Script(behaviour.script());
	}

	Delivery serve(ApiRequest request) {
		var served = serve(request, Call.of(request.method(), request.path()), behaviour, clock.instant(),
				numbers.incrementAndGet());
		log.add(served.recorded());
		return served.delivery();
	}

	private Served serve(ApiRequest request, Call call, Behaviour behaviour, Instant now, long number) {
		var account = tokens.account(request.token(), behaviour);
		if (account.isEmpty()) {
			return new Serving(call, behaviour, now, number, "", Map.of()).refused(Reply.unauthorized());
		}
		var admission = limiter.admit(request.token(), behaviour.limits(), now);
		var serving = new Serving(call, behaviour, now, number, account.get(), admission.headers(behaviour, now));
		if (!admission.admitted()) {
			return serving.refused(Reply.tooManyRequests());
		}
		if (!Tokens.allowed(call, request.token(), account.get(), behaviour)) {
			return serving.refused(Reply.forbidden());
		}
		var struck = Struck.of(call, request.token(), account.get(), number, behaviour, script,
				() -> operations.done(account.get(), call.actionId(), now));
		return serving.struck(struck, () -> operations.perform(call, request, account.get(), behaviour, now));
	}

	Behaviour behaviour() {
		return behaviour;
	}

	/** A script starts anew when it is set, and goes on when other fields change. */
	@SuppressWarnings("ReferenceEquality")
	synchronized Behaviour behave(UnaryOperator<Behaviour> change) {
		var before = behaviour;
		var after = change.apply(before);
		clock.speed(after.clockSpeed());
		if (after.script() != before.script()) {
			script = new Script(after.script());
		}
		behaviour = after;
		return after;
	}

	String label(String token) {
		return tokens.label(token, behaviour);
	}

	int scriptLeft() {
		return script.left();
	}

	void clear() {
		limiter.clear();
	}

}
