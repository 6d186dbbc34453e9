package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.RateLimit;
import io.keepsake.durable.Gate;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * When one account may make its next call: as its budgets and the server's own count
 * allow, after a pause that the server asked for, and not while its token is refused.
 * <p>
 * A blocked account is probed with its own work: the call that would be next is let
 * through now and then. A refused call has no effect, and one that is not refused opens
 * the account and was of use.
 */
public final class AccountGate implements Gate<Call, Answer> {

	private final String account;

	private final QuotaSettings settings;

	private final InstantSource clock;

	private final Blocks blocks;

	private final List<Budget> budgets;

	private Instant pausedUntil = Instant.MIN;

	private int forbidden;

	private boolean blocked;

	private @Nullable RateLimit told;

	private long sinceTold;

	public AccountGate(String account, QuotaSettings settings, InstantSource clock, Blocks blocks) {
		this.account = account;
		this.settings = settings;
		this.clock = clock;
		this.blocks = blocks;
		this.budgets = settings.limits().stream().map((limit) -> new Budget(limit, clock)).toList();
	}

	@Override
	public Instant opens(Call call, Instant now) {
		if (this.pausedUntil.isAfter(now)) {
			return this.pausedUntil;
		}
		Duration wait = Duration.ZERO;
		for (Budget budget : this.budgets) {
			Duration free = budget.untilFree();
			wait = (free.compareTo(wait) > 0) ? free : wait;
		}
		Instant told = (left() <= (call.changes() ? reserve() : 0)) ? reset(now) : now;
		return told.isAfter(now.plus(wait)) ? told : now.plus(wait);
	}

	/**
	 * How many calls the server leaves, by its last word and what has left since.
	 */
	private long left() {
		return (this.told == null || this.told.remaining() < 0) ? Long.MAX_VALUE
				: this.told.remaining() - this.sinceTold;
	}

	private long reserve() {
		long longest = this.budgets.stream().mapToLong(Budget::count).max().orElse(0);
		return Math.round(longest * this.settings.reserve());
	}

	/**
	 * When the server frees a slot; a reset that is absent or in the past is no reason to
	 * wait for ever, nor to ask at once.
	 */
	private Instant reset(Instant now) {
		Instant reset = (this.told != null) ? this.told.reset() : null;
		this.told = null; // one more call asks the server again
		this.pausedUntil = bounded(reset, now);
		return this.pausedUntil;
	}

	private Instant bounded(@Nullable Instant asked, Instant now) {
		Instant soonest = now.plusSeconds(1);
		Instant latest = now.plus(this.settings.longestPause());
		if (asked == null || asked.isBefore(now)) {
			return now.plus(this.settings.pause());
		}
		return asked.isBefore(soonest) ? soonest : asked.isAfter(latest) ? latest : asked;
	}

	@Override
	public void leaves(Call call, Instant now) {
		this.budgets.forEach(Budget::take);
		this.sinceTold++;
		if (this.blocked) {
			this.pausedUntil = now.plus(this.settings.probe());
		}
	}

	@Override
	public void answered(Call call, Reply<Answer> reply, Instant now) {
		if (!(reply instanceof Reply.Answered<Answer>(Answer answer))) {
			return;
		}
		RateLimit limit = answer.rateLimit();
		if (limit != null && limit.remaining() >= 0) {
			this.told = limit;
			this.sinceTold = 0;
		}
		switch (answer) {
			case Answer.Throttled throttled -> throttled(throttled, now);
			case Answer.Unauthorized unauthorized -> block(unauthorized.error().message(), now);
			case Answer.Forbidden refused -> forbidden(call, refused, now);
			case Answer.ActionFound _, Answer.ImageFound _, Answer.ActionsFound _, Answer.NotFound _,
					Answer.Rejected _ ->
				open(now);
			case Answer.Unavailable _ -> {
			}
		}
	}

	private void throttled(Answer.Throttled throttled, Instant now) {
		if (throttled.ofWholeToken()) {
			Duration retryAfter = throttled.retryAfter();
			RateLimit limit = throttled.rateLimit();
			Instant asked = (retryAfter != null) ? now.plus(capped(retryAfter))
					: (limit != null) ? limit.reset() : null;
			Instant until = bounded(asked, now);
			this.pausedUntil = until.isAfter(this.pausedUntil) ? until : this.pausedUntil;
			this.told = null; // that nothing is left has been answered by the pause
		}
	}

	private Duration capped(Duration asked) {
		return (asked.compareTo(this.settings.longestPause()) < 0) ? asked : this.settings.longestPause();
	}

	/**
	 * A token that may not list the account's actions is not blocked: they are read
	 * through their images. Other 403s were seen to pass, so one alone proves nothing.
	 */
	private void forbidden(Call call, Answer.Forbidden refused, Instant now) {
		if (!(call instanceof Call.ReadAction) && !(call instanceof Call.ListActions)
				&& ++this.forbidden >= this.settings.forbidden()) {
			block(refused.error().message(), now);
		}
	}

	private void block(String why, Instant now) {
		this.pausedUntil = now.plus(this.settings.probe());
		if (!this.blocked) {
			this.blocked = true;
			this.blocks.blocked(this.account, why, this.clock.instant());
		}
	}

	private void open(Instant now) {
		this.forbidden = 0;
		if (this.blocked) {
			this.blocked = false;
			this.pausedUntil = now;
			this.blocks.opened(this.account);
		}
	}

}
