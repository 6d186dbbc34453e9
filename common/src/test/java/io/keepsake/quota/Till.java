package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Image;
import io.keepsake.digitalocean.RateLimit;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * An account's gate, and a clock that is set: when may the next call leave?
 */
final class Till implements InstantSource {

	static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	static final Call CONVERT = Call.StartAction.convert(7938291);

	static final Call READ = new Call.ReadImage(7938291);

	static final Call POLL = new Call.ReadAction(3_169_590_176L);

	private final Blocks blocks = new Blocks();

	private final AccountGate gate;

	private Instant now = NOON;

	Till(QuotaSettings settings) {
		this.gate = new AccountGate("default", settings, this, this.blocks, QuotaWatch.NONE);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	Blocks blocks() {
		return this.blocks;
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	/**
	 * How long until the call may leave, if nothing else happens: the gate is asked again
	 * whenever it says when to.
	 */
	Duration untilOpen(Call call) {
		Instant asked = this.now;
		for (Instant opens = this.gate.opens(call, this.now); opens
			.isAfter(this.now); opens = this.gate.opens(call, this.now)) {
			this.now = opens;
		}
		return Duration.between(asked, this.now);
	}

	boolean isOpen(Call call) {
		return !this.gate.opens(call, this.now).isAfter(this.now);
	}

	/**
	 * The account's work goes to another process.
	 */
	void close() {
		this.gate.close();
	}

	long callsWithin(Duration time) {
		return this.gate.callsUntil(this.now.plus(time), this.now);
	}

	void call(Call call, Answer answer) {
		this.gate.leaves(call, this.now);
		this.gate.answered(call, new Reply.Answered<>(answer), this.now);
	}

	void call(Call call, Reply<Answer> reply) {
		this.gate.leaves(call, this.now);
		this.gate.answered(call, reply, this.now);
	}

	/**
	 * Something came of a call that another process had made before the account's work
	 * came here.
	 */
	void inherit(Call call, Reply<Answer> reply) {
		this.gate.inherited(call, reply, this.now);
	}

	static Answer image(@Nullable RateLimit limit) {
		return new Answer.ImageFound(new Image(7938291, "backup", null), limit);
	}

	static Answer throttled(@Nullable Duration retryAfter, @Nullable RateLimit limit) {
		return new Answer.Throttled(error(429), retryAfter, limit);
	}

	static Answer unauthorized() {
		return new Answer.Unauthorized(error(401), null);
	}

	static Answer forbidden() {
		return new Answer.Forbidden(error(403), null);
	}

	static Answer unavailable() {
		return new Answer.Unavailable(error(503), null);
	}

	static RateLimit left(long remaining, @Nullable Instant reset) {
		return new RateLimit(5000, remaining, reset);
	}

	static ApiError error(int status) {
		return new ApiError(status, "id_" + status, "It says " + status, null);
	}

}
