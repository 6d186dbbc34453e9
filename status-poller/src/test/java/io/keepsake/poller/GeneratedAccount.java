package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntFunction;

import io.keepsake.contract.RequestIds;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import io.keepsake.durable.Grouping.Group;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * An account with actions that end when they are told to, followed by nothing but the
 * plan, in made-up time: what would it cost, and how late would the ends be seen?
 */
final class GeneratedAccount {

	static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

	private static final Duration LATENCY = Duration.ofMillis(200);

	private final PollingPolicy policy;

	private final AccountPolls polls;

	private final Random random = new Random(42);

	private final List<Action> listed = new ArrayList<>();

	private final Map<Long, Instant> ends = new HashMap<>();

	private final PriorityQueue<Turn> turns = new PriorityQueue<>(
			Comparator.comparing(Turn::at).thenComparingLong(Turn::actionId));

	private final Map<Long, Instant> due = new HashMap<>();

	private Page.Order order = Page.Order.NEWEST_FIRST;

	private boolean listing = true;

	final List<Duration> delays = new ArrayList<>();

	int pages;

	int singles;

	int throughImage;

	int forbidden;

	GeneratedAccount(PollingPolicy policy) {
		this.policy = policy;
		this.polls = new AccountPolls(new PollPlan(policy), (now) -> 1, PollWatch.NONE);
	}

	GeneratedAccount listedIn(Page.Order order) {
		this.order = order;
		return this;
	}

	GeneratedAccount withoutActionsRead() {
		this.listing = false;
		return this;
	}

	GeneratedAccount withOldActions(int count) {
		for (int i = 0; i < count; i++) {
			this.listed.add(new Action(1_000_000L + i, Action.Status.COMPLETED, "snapshot", START, START, 1L));
		}
		return this;
	}

	/**
	 * Follows actions that start evenly.
	 * @param foreign how many actions of others start beside each
	 */
	GeneratedAccount follow(int count, Duration apart, int foreign, IntFunction<Duration> duration) {
		return follow(count, (IntFunction<Duration>) apart::multipliedBy, foreign, duration);
	}

	/**
	 * @param start of each, since that of the first
	 */
	GeneratedAccount follow(int count, IntFunction<Duration> start, int foreign, IntFunction<Duration> duration) {
		Map<Long, Following> works = new HashMap<>();
		for (int i = 0; i < count; i++) {
			Instant at = START.plus(start.apply(i));
			long id = 3_000_000_000L + i * 100L;
			for (int other = 1; other <= foreign; other++) {
				this.listed.add(new Action(id + other, Action.Status.COMPLETED, "power_on", at, at, 2L));
			}
			this.ends.put(id, at.plus(duration.apply(i)));
			works.put(id, new Following("a", id, id, List.of(), at, at, Tries.NONE, null, null, RequestIds.NONE));
			turn(at, id, true);
		}
		run(works);
		return this;
	}

	private void run(Map<Long, Following> works) {
		while (!works.isEmpty()) {
			Turn turn = this.turns.remove();
			Following work = works.get(turn.actionId);
			if (work == null || !turn.at.equals(this.due.get(turn.actionId))) {
				continue; // it has ended, or has another turn since
			}
			if (turn.starts) {
				this.listed.add(new Action(turn.actionId, Action.Status.IN_PROGRESS, "convert", turn.at, null, 1L));
				this.polls.held("" + turn.actionId, work);
				turn(turn.at.plus(this.policy.first()), turn.actionId, false);
				continue;
			}
			switch (this.polls.group("" + turn.actionId, work.read(), turn.at)) {
				case Group.Later<Call>(Instant due) -> turn(due, turn.actionId, false);
				case Group.Together<Call> together -> call(together, works, turn.at);
			}
		}
	}

	private void turn(Instant at, long actionId, boolean starts) {
		this.due.put(actionId, at);
		this.turns.add(new Turn(at, actionId, starts));
	}

	private void call(Group.Together<Call> together, Map<Long, Following> works, Instant at) {
		this.polls.leaves(together.call(), together.ids(), at);
		Instant now = at.plus(LATENCY);
		Answer answer = answer(together.call(), now);
		this.polls.answered(together.call(), new Reply.Answered<>(answer), now);
		List<String> ids = new ArrayList<>(together.ids());
		this.polls.spokenOf(together.call(), answer).stream().filter((id) -> !ids.contains(id)).forEach(ids::add);
		for (String id : ids) {
			Following work = works.get(Long.parseLong(id));
			if (work == null) {
				continue;
			}
			Action.Status seen = status(answer, work.actionId());
			if (seen == Action.Status.COMPLETED) {
				this.delays.add(Duration.between(this.ends.get(work.actionId()), now));
				works.remove(work.actionId());
				this.polls.dropped(id);
			}
			else {
				turn((seen != null) ? now.plus(this.policy.interval(Duration.between(work.submittedAt(), now))) : now,
						work.actionId(), false);
			}
		}
	}

	private static Action.@Nullable Status status(Answer answer, long id) {
		return switch (answer) {
			case Answer.ActionFound(Action action, var _) -> action.status();
			case Answer.ActionsFound found -> found.actions()
				.stream()
				.filter((action) -> action.id() == id)
				.map(Action::status)
				.findFirst()
				.orElse(null);
			default -> null;
		};
	}

	private Answer answer(Call call, Instant now) {
		return switch (call) {
			case Call.ListActions(int page) when this.listing -> {
				this.pages++;
				yield list(page, now);
			}
			case Call.ReadAction(long id) when this.listing -> {
				this.singles++;
				yield new Answer.ActionFound(asOf(new Action(id, Action.Status.IN_PROGRESS, "", null, null, null), now),
						null);
			}
			case Call.ReadImageAction(long image, long id) -> {
				this.throughImage++;
				yield new Answer.ActionFound(asOf(new Action(id, Action.Status.IN_PROGRESS, "", null, null, null), now),
						null);
			}
			default -> {
				this.forbidden++;
				yield new Answer.Forbidden(new ApiError(403, null, "no", null), null);
			}
		};
	}

	private Answer list(int page, Instant now) {
		List<Action> all = new ArrayList<>(this.listed);
		switch (this.order) {
			case NEWEST_FIRST -> all.sort(Comparator.comparingLong(Action::id).reversed());
			case OLDEST_FIRST -> all.sort(Comparator.comparingLong(Action::id));
			case NONE -> Collections.shuffle(all, this.random);
		}
		int from = Math.min(all.size(), (page - 1) * Page.SIZE);
		int to = Math.min(all.size(), page * Page.SIZE);
		return new Answer.ActionsFound(all.subList(from, to).stream().map((action) -> asOf(action, now)).toList(),
				to < all.size(), all.size(), null);
	}

	private Action asOf(Action action, Instant now) {
		Instant end = this.ends.get(action.id());
		return (end == null || end.isAfter(now)) ? action
				: new Action(action.id(), Action.Status.COMPLETED, action.type(), action.startedAt(), end, 1L);
	}

	int calls() {
		return this.pages + this.singles + this.throughImage + this.forbidden;
	}

	Duration medianDelay() {
		List<Duration> sorted = this.delays.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	Duration longestDelay() {
		return this.delays.stream().max(Comparator.naturalOrder()).orElseThrow();
	}

	@Override
	public String toString() {
		return "%d calls: %d pages, %d singles, %d through images, %d forbidden; delay p50 %s, longest %s".formatted(
				calls(), this.pages, this.singles, this.throughImage, this.forbidden, medianDelay(), longestDelay());
	}

	private record Turn(Instant at, long actionId, boolean starts) {
	}

}
