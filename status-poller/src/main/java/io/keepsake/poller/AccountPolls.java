package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Grouping;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Plans the reads of one account: it knows which actions are followed, when and where
 * each was last seen, and how long the last ones took. None of it is stored. After a
 * restart everything is read once and known again.
 */
final class AccountPolls implements Grouping<Following, Call, Answer> {

	/** A scope that was missing may have been granted since. */
	private static final Duration FORBIDDEN_FOR = Duration.ofHours(1);

	/** So many refusals in a row are believed. */
	private static final int BELIEVED = 3;

	private final PollPlan plan;

	private final PollWatch watch;

	private final ToDoubleFunction<Instant> partLeft;

	private final TreeMap<Long, Watched> watched = new TreeMap<>();

	/** The action that is followed for each piece of work. */
	private final Map<String, Long> actions = new HashMap<>();

	private final Durations durations = new Durations();

	private @Nullable Page lastPage;

	/** For which actions a page is being read. */
	private List<Long> sought = List.of();

	/** When the actions that wait for company are read together. */
	private Instant round = Instant.MIN;

	private @Nullable Duration frontier = Duration.ZERO;

	private double density = 1;

	private int forbidden;

	private Instant forbiddenUntil = Instant.MIN;

	/**
	 * @param partLeft what part of the account's budget is left, from 0 to 1
	 */
	AccountPolls(PollPlan plan, ToDoubleFunction<Instant> partLeft, PollWatch watch) {
		this.plan = plan;
		this.partLeft = partLeft;
		this.watch = watch;
	}

	@Override
	public void held(String id, Following work) {
		Long before = this.actions.get(id);
		// else its image is read
		boolean plain = work.erroredAt() == null && work.missingSince() == null;
		if (before != null && (!plain || before != work.actionId())) {
			dropped(id);
		}
		if (plain) {
			this.actions.put(id, work.actionId());
			this.watched.computeIfAbsent(work.actionId(),
					(actionId) -> new Watched(actionId, work.imageId(), work.submittedAt(), null, 0));
		}
	}

	@Override
	public void dropped(String id) {
		Long action = this.actions.remove(id);
		if (action != null) {
			this.watched.remove(action);
			this.frontier = null;
		}
	}

	@Override
	public Group<Call> group(String id, Call call, Instant now) {
		Long actionId = this.actions.get(id);
		Watched action = (actionId != null) ? this.watched.get(actionId) : null;
		if (action == null) {
			return new Group.Together<>(call, List.of(id));
		}
		if (this.round.isAfter(now)) {
			return new Group.Later<>(this.round);
		}
		boolean listing = call instanceof Call.ReadAction && !this.forbiddenUntil.isAfter(now);
		Account account = new Account(this.watched, this.durations, frontier(), this.lastPage, this.density, listing,
				!this.sought.isEmpty(), this.partLeft.applyAsDouble(now));
		return switch (this.plan.next(action, account, now)) {
			case PollPlan.Reading.Later(Instant at) -> new Group.Later<>(at);
			case PollPlan.Reading.WithOthers(Instant at) -> {
				this.round = at;
				yield new Group.Later<>(at);
			}
			case PollPlan.Reading.Alone _ -> new Group.Together<>(alone(action, call, now), List.of(id));
			case PollPlan.Reading.OfPage(int page, List<Long> ids) ->
				new Group.Together<>(new Call.ListActions(page), works(ids.stream()));
		};
	}

	private Duration frontier() {
		Duration known = this.frontier;
		if (known == null) {
			known = this.watched.values().stream().map(Watched::ran).max(Duration::compareTo).orElse(Duration.ZERO);
			this.frontier = known;
		}
		return known;
	}

	private Call alone(Watched action, Call call, Instant now) {
		return (call instanceof Call.ReadAction && this.forbiddenUntil.isAfter(now))
				? new Call.ReadImageAction(action.imageId(), action.actionId()) : call;
	}

	@Override
	public void leaves(Call call, List<String> ids, Instant now) {
		this.watch.reads(call);
		if (call instanceof Call.ListActions) {
			this.sought = ids.stream().flatMap((id) -> Stream.ofNullable(this.actions.get(id))).toList();
		}
	}

	@Override
	public void answered(Call call, Reply<Answer> reply, Instant now) {
		List<Long> soughtByIt = (call instanceof Call.ListActions) ? this.sought : List.of();
		this.sought = (call instanceof Call.ListActions) ? List.of() : this.sought;
		if (!(reply instanceof Reply.Answered<Answer>(Answer answer))) {
			return;
		}
		if (call.readsActionsOfAccount() && !(answer instanceof Answer.Forbidden)) {
			this.forbidden = 0;
		}
		switch (answer) {
			case Answer.ActionFound(Action action, var _) -> seen(action, now);
			case Answer.ActionsFound page -> page((Call.ListActions) call, page, soughtByIt, now);
			case Answer.Forbidden _ when call.readsActionsOfAccount() -> forbidden(now);
			case Answer.Forbidden _, Answer.ImageFound _, Answer.NotFound _, Answer.Rejected _, Answer.Throttled _,
					Answer.Unauthorized _, Answer.Unavailable _ ->
				{
				}
		}
	}

	/**
	 * A 403 has been seen to pass, so one alone proves no missing scope.
	 */
	private void forbidden(Instant now) {
		if (++this.forbidden >= BELIEVED) {
			this.forbiddenUntil = now.plus(FORBIDDEN_FOR);
			this.forbidden = 0;
		}
	}

	private void page(Call.ListActions call, Answer.ActionsFound found, List<Long> soughtByIt, Instant now) {
		long known = found.actions().stream().filter((action) -> this.watched.containsKey(action.id())).count();
		this.watch.page(found.actions().size(), known);
		this.lastPage = Page.of(call.page(), found.actions(), found.total(), now);
		if (this.lastPage.order() == Page.Order.NEWEST_FIRST) {
			learnDensity(found.actions(), (call.page() - 1) * Page.SIZE);
		}
		soughtByIt.forEach((id) -> this.watched.computeIfPresent(id, (same, action) -> action.missed()));
		found.actions().forEach((action) -> seen(action, now));
	}

	/**
	 * The oldest of ours on a page stands there for all of ours that are newer.
	 */
	private void learnDensity(List<Action> page, int before) {
		for (int i = page.size() - 1; i >= 0; i--) {
			if (this.watched.containsKey(page.get(i).id())) {
				int ours = this.watched.tailMap(page.get(i).id(), true).size();
				this.density = Math.max(1, (before + i + 1.0) / ours);
				return;
			}
		}
	}

	private void seen(Action action, Instant now) {
		Watched before = this.watched.get(action.id());
		if (before == null) {
			return;
		}
		if (action.status() == Action.Status.IN_PROGRESS) {
			Watched read = before.read(now);
			this.watched.put(action.id(), read);
			this.frontier = (read.ran().compareTo(frontier()) > 0) ? read.ran() : this.frontier;
			return;
		}
		Instant from = (action.startedAt() != null) ? action.startedAt() : before.startedAt();
		Instant to = (action.completedAt() != null) ? action.completedAt() : now;
		this.durations.add(Duration.between(from, to));
	}

	@Override
	public List<String> spokenOf(Call call, Answer answer) {
		if (!(answer instanceof Answer.ActionsFound found)) {
			return List.of();
		}
		return works(found.actions().stream().map(Action::id));
	}

	/**
	 * The ids of the work that follows these actions: those of their images.
	 */
	private List<String> works(Stream<Long> actionIds) {
		return actionIds.flatMap((id) -> Stream.ofNullable(this.watched.get(id)))
			.map((action) -> Long.toString(action.imageId()))
			.toList();
	}

}
