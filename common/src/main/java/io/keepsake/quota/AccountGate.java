package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Gate;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * When one account may make its next call: evenly below the shorter limits, as long as
 * the server's own count of the longest allows, after a pause that the server asked for,
 * and not while its token is refused.
 * <p>
 * Conversions leave a reserve of the longest limit to reads. Before the first answer
 * nothing is known, so one call goes alone and asks. A blocked account is probed with its
 * own work: the call that would be next is let through now and then. A refused call has
 * no effect, and one that is not refused opens the account and was of use.
 */
public final class AccountGate implements Gate<Call, Answer> {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private final String account;

	private final QuotaSettings settings;

	private final TokenTrust token;

	private final QuotaWatch watch;

	private final ServerCount server;

	private final long configured;

	private final Forecast forecast;

	/** Of all calls. */
	private final List<Pace> paces;

	/**
	 * Of all calls too, below a limit that is lower by the reserve: calls that change
	 * something keep to it.
	 */
	private final List<Pace> changePaces;

	private Instant pausedUntil = Instant.MIN;

	private @Nullable Wait waiting;

	public AccountGate(String account, QuotaSettings settings, InstantSource clock, Blocks blocks, QuotaWatch watch) {
		this.account = account;
		this.settings = settings;
		this.token = new TokenTrust(account, settings.forbidden(), blocks);
		this.watch = watch;
		this.server = new ServerCount(settings.wordCounts());
		this.forecast = new Forecast(settings);
		this.configured = settings.longest().map(Limit::count).orElse(0L);
		List<Limit> shorter = settings.shorter();
		this.paces = shorter.stream().map((limit) -> new Pace(limit, clock)).toList();
		this.changePaces = shorter.stream().map((limit) -> new Pace(limit.without(settings.reserve()), clock)).toList();
	}

	@Override
	public Instant opens(Call call, Instant now) {
		if (this.pausedUntil.isAfter(now)) {
			return waits(this.token.isRefused() ? Wait.BLOCKED : Wait.THROTTLED, this.pausedUntil);
		}
		if (this.configured > 0 && this.server.isUnknown(now) && this.server.inFlight() > 0) {
			return waits(Wait.FIRST_ANSWER, now.plus(SHORTEST)); // or when it is answered
		}
		Instant refill = refill(call.changes() ? reserve() : 0, now);
		if (refill.isAfter(now)) {
			return waits(Wait.BUDGET, refill);
		}
		Duration pace = Stream.concat(this.paces.stream(), call.changes() ? this.changePaces.stream() : Stream.empty())
			.map(Pace::untilFree)
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
		if (pace.isPositive()) {
			return waits(Wait.PACE, now.plus(pace));
		}
		this.waiting = null;
		return now;
	}

	/**
	 * When more calls are left than are to be kept: at the reset, when the oldest request
	 * expires. If that has passed and there are still too few, nobody but the server
	 * knows, and one call now and then asks it.
	 */
	private Instant refill(long kept, Instant now) {
		if (this.server.left(now) > kept) {
			return now;
		}
		Instant reset = this.server.reset();
		if (reset != null && reset.isAfter(now)) {
			return bounded(reset, now);
		}
		Instant ask = this.server.toldAt().plus(this.settings.probe());
		return (this.server.inFlight() == 0 && !ask.isAfter(now)) ? now : ask.isAfter(now) ? ask : now.plus(SHORTEST);
	}

	/**
	 * A part of the limit that the server tells, which may be lower than what is
	 * configured: a reserve of that could be more than there ever is.
	 */
	private long reserve() {
		return Math.round(limit() * this.settings.reserve());
	}

	private long limit() {
		return (this.server.limit() > 0) ? this.server.limit() : this.configured;
	}

	private Instant waits(Wait cause, Instant until) {
		if (this.waiting != cause) {
			this.waiting = cause;
			this.watch.waits(this.account, cause);
		}
		return until;
	}

	@Override
	public long callsUntil(Instant until, Instant now) {
		Instant from = this.pausedUntil.isAfter(now) ? this.pausedUntil : now;
		return this.forecast.changes(Duration.between(from, until), limit(), this.server.left(now));
	}

	/**
	 * What part of the longest limit is left, from 0 to 1.
	 */
	public double partLeft(Instant now) {
		return this.server.partLeft(now);
	}

	@Override
	public void leaves(Call call, Instant now) {
		took(1);
		this.server.departed();
		this.watch.leaves(this.account);
		if (this.token.isRefused()) {
			this.pausedUntil = now.plus(this.settings.probe());
		}
	}

	@Override
	public void answered(Call call, Reply<Answer> reply, Instant now) {
		this.server.landed();
		hears(call, reply, now);
	}

	@Override
	public void inherited(Call call, Reply<Answer> reply, Instant now) {
		hears(call, reply, now);
	}

	private void hears(Call call, Reply<Answer> reply, Instant now) {
		if (!(reply instanceof Reply.Answered<Answer>(Answer answer))) {
			return;
		}
		count(answer, now);
		switch (answer) {
			case Answer.Throttled throttled -> throttled(throttled, now);
			case Answer.Unauthorized unauthorized -> {
				this.token.refused(unauthorized.error().message(), now);
				this.pausedUntil = now.plus(this.settings.probe());
			}
			case Answer.Forbidden forbidden when this.token.forbidden(call, forbidden, now) ->
				this.pausedUntil = now.plus(this.settings.probe());
			case Answer.ActionFound _, Answer.ImageFound _, Answer.ActionsFound _, Answer.NotFound _,
					Answer.Rejected _ ->
				this.pausedUntil = this.token.accepted() ? now : this.pausedUntil;
			case Answer.Forbidden _, Answer.Unavailable _ -> {
			}
		}
	}

	private void count(Answer answer, Instant now) {
		if (answer instanceof Answer.Throttled) {
			this.server.refused(answer.rateLimit(), now);
		}
		else {
			others(this.server.answered(answer.rateLimit(), now));
		}
		if (answer.rateLimit() != null && answer.rateLimit().remaining() >= 0) {
			this.watch.told(this.account, answer.rateLimit());
		}
	}

	private void others(long calls) {
		if (calls > 0) {
			took(calls);
			this.watch.others(this.account, calls);
		}
	}

	private void took(long calls) {
		this.paces.forEach((pace) -> pace.took(calls));
		this.changePaces.forEach((pace) -> pace.took(calls));
	}

	private void throttled(Answer.Throttled throttled, Instant now) {
		if (throttled.ofWholeToken()) {
			Duration retryAfter = throttled.retryAfter();
			Instant asked = (retryAfter != null) ? now.plus(capped(retryAfter))
					: (throttled.rateLimit() != null) ? throttled.rateLimit().reset() : null;
			Instant until = bounded(asked, now).plus(jitter());
			this.pausedUntil = until.isAfter(this.pausedUntil) ? until : this.pausedUntil;
			this.server.forget(); // that nothing is left has been waited for then
		}
	}

	private Duration capped(Duration asked) {
		return (asked.compareTo(this.settings.longestPause()) < 0) ? asked : this.settings.longestPause();
	}

	/**
	 * The time that the server named, where one can wait for it: one that is absent or
	 * past is no reason to wait for ever, nor to ask at once.
	 */
	private Instant bounded(@Nullable Instant asked, Instant now) {
		if (asked == null || asked.isBefore(now.minus(SHORTEST))) {
			return now.plus(this.settings.pause());
		}
		Instant soonest = now.plus(SHORTEST);
		Instant latest = now.plus(this.settings.longestPause());
		return asked.isBefore(soonest) ? soonest : asked.isAfter(latest) ? latest : asked;
	}

	/**
	 * Accounts that were throttled together do not come back together.
	 */
	private Duration jitter() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST.toMillis()));
	}

	@Override
	public void close() {
		this.token.close();
		this.watch.closed(this.account);
	}

}
