package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;

import io.keepsake.digitalocean.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * What the server last said of the token's longest limit, and what has left since. It is
 * the truth that all clients of the token share; what is counted here between two answers
 * is only that which the server cannot have counted yet.
 */
final class ServerCount {

	private final Duration period;

	private @Nullable RateLimit told;

	private Instant toldAt = Instant.MIN;

	/** Whether it was asked and did not tell. */
	private boolean silent;

	/** Calls answered without a word of it since it was last told. */
	private int untold;

	private int inFlight;

	/** Calls answered since the server's count of used calls was last taken as a base. */
	private long answeredSinceBase;

	private long baseUsed = -1;

	private long othersSinceBase;

	/** Since the base, ours and others'. */
	private final Counted counted;

	/**
	 * @param period of the longest limit: what was said longer ago says nothing
	 */
	ServerCount(Duration period) {
		this.period = period;
		this.counted = new Counted(period);
	}

	/**
	 * Whether the server has still to be asked: it has said nothing yet, or too long ago.
	 */
	boolean isUnknown(Instant now) {
		return (this.told != null) ? now.isAfter(this.toldAt.plus(this.period)) : !this.silent;
	}

	int inFlight() {
		return this.inFlight;
	}

	/**
	 * How many calls are left at least. From the time of the reset on there is one more
	 * than was said, since the oldest request has expired: the answer to that one says
	 * how many there really are.
	 */
	long left(Instant now) {
		if (this.told == null || isUnknown(now)) {
			return Long.MAX_VALUE; // it is to be asked, or does not tell
		}
		boolean oneMore = this.told.reset() != null && !now.isBefore(this.told.reset());
		return this.told.remaining() - this.untold - this.inFlight + (oneMore ? 1 : 0);
	}

	@Nullable Instant reset() {
		return (this.told != null) ? this.told.reset() : null;
	}

	/**
	 * What the server said does not hold any more.
	 */
	void forget() {
		this.told = null;
		this.silent = false;
	}

	/**
	 * The limit by the server's word; 0 or less if it is not known.
	 */
	long limit() {
		return (this.told != null) ? this.told.limit() : 0;
	}

	Instant toldAt() {
		return this.toldAt;
	}

	/**
	 * What part of the limit is left, from 0 to 1; 1 if that is not known.
	 */
	double partLeft(Instant now) {
		if (this.told == null || this.told.limit() <= 0 || isUnknown(now)) {
			return 1;
		}
		return Math.clamp((double) left(now) / this.told.limit(), 0, 1);
	}

	void departed() {
		this.inFlight++;
	}

	/**
	 * One that had left is under way no more, whatever came of it.
	 */
	void landed() {
		this.inFlight--;
	}

	/**
	 * Takes an answer.
	 * @return how many calls others are found to have made
	 */
	long answered(@Nullable RateLimit limit, Instant now) {
		this.answeredSinceBase++;
		this.counted.add(1, now);
		RateLimit heard = hears(limit, now);
		return (heard != null) ? others(heard, now) : 0;
	}

	/**
	 * Takes a refusal, which tells when to come back and not what was used: it may say
	 * that nothing is left. The call is none of those that the server has counted: taken
	 * for one it would hide a call of others, which leads to more refusals.
	 */
	void refused(@Nullable RateLimit limit, Instant now) {
		hears(limit, now);
	}

	/**
	 * What the answer told, if it told what is left.
	 */
	private @Nullable RateLimit hears(@Nullable RateLimit limit, Instant now) {
		if (limit == null || limit.remaining() < 0) {
			this.silent = true;
			this.untold++;
			return null;
		}
		this.told = limit;
		this.toldAt = now;
		this.untold = 0;
		return limit;
	}

	/**
	 * The server has counted at most our answered calls and those in flight; what it
	 * counted beyond them is others'. Of those that expire, what was counted before the
	 * base hides others' calls, and never makes them up; when it outweighs all that was
	 * made, the counting starts anew.
	 */
	private long others(RateLimit limit, Instant now) {
		long used = limit.limit() - limit.remaining();
		long everUsed = used + this.counted.expired(now);
		if (limit.limit() < 0 || this.baseUsed < 0 || everUsed < this.baseUsed) {
			this.baseUsed = (limit.limit() < 0) ? -1 : used;
			this.answeredSinceBase = 0;
			this.othersSinceBase = 0;
			this.counted.startAnew();
			this.counted.add(1, now);
			return 0;
		}
		long others = everUsed - this.baseUsed - this.answeredSinceBase - this.inFlight;
		long found = Math.max(0, others - this.othersSinceBase);
		this.othersSinceBase += found;
		this.counted.add(found, now);
		return found;
	}

}
