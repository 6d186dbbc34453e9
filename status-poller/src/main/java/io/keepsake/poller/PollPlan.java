package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What to read next of an account's actions.
 * <p>
 * <b>When.</b> An action is read when it may have ended. While nothing of the account has
 * ended, only the one that has been seen to run longest is worth a read: the others are
 * not read before they are older than it was. Its reads are a fixed part of its age
 * apart, so for a duration T there are about ln(T)/growth of them, and the end is seen
 * within that part of T. Once some have ended, the others are expected to take as long.
 * Whatever is expected, no action goes unread for longer than the longest interval.
 * <p>
 * <b>How.</b> A page of the list costs one call and shows 200 actions. So an action that
 * wants to be read waits for others, by at most half of that part of its age, and one
 * page is read for all that are expected on it; an action that is alone is read alone at
 * once. With n actions of duration T that start evenly over a time S, the ends are seen
 * with S / (growth/2 × T) pages or a few more: 18 for 1,000 actions of 5 minutes that
 * started over 4.
 * <p>
 * <b>Where.</b> The order of the list is not documented. If the last page fell or rose,
 * an action is expected as far from the newest end as there are newer ones of ours, and
 * not on the wrong side of what the last page showed. If the list has no order, pages are
 * read one after the other as long as each is likely to show two. A page is read in vain
 * for an action at most three times; then it is read alone. So the pages read are bounded
 * by our own actions, however many the account has.
 */
final class PollPlan {

	private static final int MOST_MISSES = 3;

	private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

	private static final Duration MOST_PATIENCE = Duration.ofSeconds(15);

	private final PollingPolicy policy;

	PollPlan(PollingPolicy policy) {
		this.policy = policy;
	}

	/**
	 * How the action whose turn it is is to be read.
	 */
	Reading next(Watched action, Account account, Instant now) {
		Instant wanted = wantedAt(action, account);
		if (wanted.isAfter(now)) {
			return new Reading.Later(wanted);
		}
		if (!account.listing() || action.misses() >= MOST_MISSES) {
			return new Reading.Alone();
		}
		if (account.reading()) {
			return new Reading.Later(now.plus(LEAST_PATIENCE));
		}
		Instant round = round(wanted, account, now);
		if (round.isAfter(now)) {
			return new Reading.WithOthers(round);
		}
		List<Watched> company = account.watched()
			.values()
			.stream()
			.filter((other) -> other.misses() < MOST_MISSES && !wantedAt(other, account).isAfter(now))
			.toList();
		return together(action, company, account, now);
	}

	/**
	 * When those are read that want to be: now if nobody else will want to be soon, else
	 * when the first of them has waited long enough.
	 */
	private Instant round(Instant wanted, Account account, Instant now) {
		Instant round = Instant.MAX;
		int company = 0;
		for (Watched other : account.watched().values()) {
			Instant otherWanted = wantedAt(other, account);
			Duration patience = patience(other, now);
			if (other.misses() < MOST_MISSES && !otherWanted.isAfter(now.plus(patience))) {
				company++;
				Instant otherRound = otherWanted.plus(patience);
				round = otherRound.isBefore(round) ? otherRound : round;
			}
		}
		return (company > 1) ? round : wanted;
	}

	/**
	 * When it may have ended: at the expected age, unless it was read at that age and
	 * still ran; then, and where nothing is expected, at a fixed part of its age after
	 * the last read.
	 */
	private Instant wantedAt(Watched action, Account account) {
		Instant readAt = action.readAt();
		Instant last = (readAt != null) ? readAt : action.startedAt();
		Duration interval = (readAt != null) ? this.policy.interval(action.ran()) : this.policy.first();
		Instant usual = last.plus(interval.multipliedBy(stretch(account)));
		Instant latest = last.plus(this.policy.longest().multipliedBy(stretch(account)));
		Instant wanted = expected(action, account).map((age) -> action.startedAt().plus(age))
			.filter((expected) -> readAt == null || expected.isAfter(readAt))
			.map((expected) -> (readAt == null && expected.isBefore(usual)) ? usual : expected)
			.orElse(usual);
		return wanted.isAfter(latest) ? latest : wanted;
	}

	/**
	 * The age before which there is little to be seen of an action. As long as nothing
	 * has ended, only the action that was seen to run longest is sent ahead.
	 */
	private Optional<Duration> expected(Watched action, Account account) {
		return account.durations().isEmpty()
				? Optional.of(Duration.ofMillis(Math.round(account.frontier().toMillis() * (1 + this.policy.growth()))))
				: account.durations().soonestAfter(action.ran());
	}

	/**
	 * A scarce budget is spent on fewer reads.
	 */
	private static int stretch(Account account) {
		return (account.partLeft() < 0.05) ? 4 : (account.partLeft() < 0.2) ? 2 : 1;
	}

	private Duration patience(Watched action, Instant now) {
		Duration half = Duration.ofMillis(Math.round(action.age(now).toMillis() * this.policy.growth() / 2));
		return half.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE
				: half.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : half;
	}

	/**
	 * The page on which the action is expected, if others are expected there as well.
	 */
	private static Reading together(Watched action, List<Watched> company, Account account, Instant now) {
		Page last = account.isFresh(now) ? account.lastPage() : null;
		if (last != null && last.order() == Page.Order.NONE) {
			return nextOfUnordered(company, last);
		}
		Map<Long, Integer> ranks = ranks(account);
		int page = expectedOn(action, ranks, account, last);
		List<Long> there = company.stream()
			.filter((other) -> expectedOn(other, ranks, account, last) == page)
			.map(Watched::actionId)
			.toList();
		return (there.size() > 1) ? new Reading.OfPage(page, there) : new Reading.Alone();
	}

	private static Reading nextOfUnordered(List<Watched> company, Page last) {
		long pages = (last.total() > 0) ? Math.ceilDiv(last.total(), Page.SIZE) : 1;
		if (company.size() / pages < 2) {
			return new Reading.Alone();
		}
		int next = Math.toIntExact(last.number() % pages) + 1;
		return new Reading.OfPage(next, company.stream().map(Watched::actionId).toList());
	}

	/**
	 * How many of ours are newer than each of them.
	 */
	private static Map<Long, Integer> ranks(Account account) {
		Map<Long, Integer> ranks = HashMap.newHashMap(account.watched().size());
		account.watched().descendingMap().keySet().forEach((id) -> ranks.put(id, ranks.size()));
		return ranks;
	}

	/**
	 * The page on which an action is expected.
	 */
	private static int expectedOn(Watched action, Map<Long, Integer> ranks, Account account, @Nullable Page last) {
		long id = action.actionId();
		int newer = Objects.requireNonNull(ranks.get(id));
		if (last != null && last.order() == Page.Order.OLDEST_FIRST && last.total() > 0) {
			long fromStart = Math.max(0, last.total() - 1 - newer);
			return within((int) (fromStart / Page.SIZE) + 1, id > last.newest(), id < last.oldest(), last);
		}
		int expected = (int) (newer * account.density()) / Page.SIZE + 1;
		return (last == null) ? expected : within(expected, id < last.oldest(), id > last.newest(), last);
	}

	/**
	 * Not on a page that was read and did not show it, nor on the wrong side of it. Those
	 * that began since are at the one end or the other, where there is no further page.
	 */
	private static int within(int expected, boolean after, boolean before, Page last) {
		if (after) {
			int further = Math.max(expected, last.number() + 1);
			return (last.total() > 0) ? (int) Math.min(further, Math.ceilDiv(last.total() + 1, Page.SIZE)) : further;
		}
		return before ? Math.max(1, Math.min(expected, last.number() - 1)) : expected;
	}

	/**
	 * How an action is to be read.
	 */
	sealed interface Reading {

		record Later(Instant at) implements Reading {
		}

		/**
		 * When those have come that want to be read as well.
		 */
		record WithOthers(Instant at) implements Reading {
		}

		record Alone() implements Reading {
		}

		/**
		 * A page of the list, for these actions.
		 */
		record OfPage(int page, List<Long> actionIds) implements Reading {
		}

	}

}
