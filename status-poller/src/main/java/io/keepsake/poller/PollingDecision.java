package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Image;
import io.keepsake.durable.Decision;
import io.keepsake.durable.Joined;
import io.keepsake.durable.Reply;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.durable.Step;
import io.keepsake.durable.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * How an action is followed.
 *
 * <pre>
 *  ActionStarted ── completed already ───────────────────────────▶ completed
 *       │
 *       ▼
 *  read action ── completed ─────────────────────────────────────▶ completed
 *    ▲     │ ├─── in progress, or a status that nobody knows ──▶ read action, later
 *    │     │ └─── forbidden ──▶ read it as an action of its image
 *    │     └── errored, or missing
 *    │             ▼
 *    │        read image ── snapshot ────────────────────────────▶ completed
 *    │             │ └───── gone ────────────────────────────────▶ failed: not-found
 *    │           backup
 *    └─ missing ───┴─────── errored ─────────────────────────────▶ failed: errored
 *       (missing for too long ▶ failed: not-found; too old ▶ failed: timed-out;
 *        no usable answer for too long ▶ failed: attempts-exhausted)
 * </pre>
 */
final class PollingDecision implements Decision<ActionStarted, Following, Call, Answer, Event> {

	private static final ApiError LOST = new ApiError(0, null, "No answer was heard", null);

	private final PollingPolicy policy;

	PollingDecision(PollingPolicy policy) {
		this.policy = policy;
	}

	/**
	 * The image: an action that errored may be followed by another one, and both may have
	 * been asked for by the same request, which has one outcome.
	 */
	@Override
	public WorkKey key(ActionStarted started) {
		return new WorkKey(started.account(), Long.toString(started.imageId()));
	}

	@Override
	public Instant since(Following work) {
		return work.followedSince();
	}

	@Override
	public Map<String, String> headers(Following work) {
		return work.requests().isEmpty() ? Map.of() : work.requests().getFirst().headers();
	}

	/**
	 * An action that completed and is remembered has answered the requests that it is
	 * remembered with; further ones have their outcome at once. Should there be another
	 * action for the image after all, it is followed for those.
	 */
	@Override
	public Step<Following, Call, Event> open(ActionStarted started, @Nullable Following finished, Instant now) {
		if (finished == null) {
			return follow(Following.of(started, now), started, now);
		}
		List<Requested> more = finished.notServed(started.requests());
		if (more.isEmpty() || finished.actionId() == started.action().id()) {
			return new Done<>(Outcomes.completed(finished, more, now), finished.answering(more));
		}
		return follow(Following.after(finished, started, now), started, now);
	}

	private Step<Following, Call, Event> follow(Following work, ActionStarted started, Instant now) {
		return switch (started.action().status()) {
			case "completed" -> completed(work, now);
			case "errored" -> readImage(work.found(now, null), now);
			default -> new Next<>(work, work.read(), now.plus(this.policy.first()));
		};
	}

	@Override
	public Joined<Following, Event> join(Following work, ActionStarted started, Instant now) {
		List<Requested> more = work.notServed(started.requests());
		List<Requested> admitted = this.policy.capacity().admit(work.requests(), more);
		List<Requested> crowdedOut = more.subList(admitted.size(), more.size());
		Following joined = supersedes(work, started) ? work.switchedTo(started, now) : work;
		return new Joined<>(joined.serving(admitted), Outcomes.crowdedOut(work, crowdedOut, now));
	}

	/**
	 * What is heard last is what is at the image now, unless it has failed already while
	 * the one before may yet succeed.
	 */
	private static boolean supersedes(Following work, ActionStarted started) {
		return started.action().id() != work.actionId()
				&& (work.erroredAt() != null || !started.action().status().equals("errored"));
	}

	@Override
	public Step<Following, Call, Event> answer(Following work, Call call, Reply<Answer> reply, Instant asked,
			Instant now) {
		return switch (reply) {
			case Reply.NotSent<Answer> _ -> new Next<>(work, again(work, call), now);
			case Reply.Lost<Answer> _ -> unavailable(called(work), call, LOST, now);
			case Reply.Answered<Answer>(Answer answer) -> answered(called(work), call, answer, asked, now);
		};
	}

	private static Following called(Following work) {
		return work.with(work.tries().called());
	}

	private Step<Following, Call, Event> answered(Following work, Call call, Answer answer, Instant asked,
			Instant now) {
		if (!work.isReadBy(call)) {
			return new Next<>(work, work.read(), now); // another action has begun since
		}
		return switch (answer) {
			case Answer.ActionFound(Action action, var _) -> actionRead(work, action, asked, now);
			case Answer.ImageFound(Image image, var _) -> imageRead(work, image, asked, now);
			case Answer.ActionsFound found -> pageRead(work, found.actions(), asked, now);
			case Answer.NotFound(ApiError error, var _) -> notFound(work, call, error, now);
			case Answer.Rejected(ApiError error, var _) -> unavailable(work, call, error, now);
			case Answer.Throttled throttled -> throttled(work, call, throttled, now);
			case Answer.Unauthorized _ -> new Next<>(excused(work), again(work, call), now);
			case Answer.Forbidden(ApiError error, var _) -> forbidden(work, call, error, now);
			case Answer.Unavailable(ApiError error, var _) -> unavailable(work, call, error, now);
		};
	}

	private static Following excused(Following work) {
		return work.with(work.tries().excused());
	}

	private static Following recovered(Following work) {
		return work.with(work.tries().recovered());
	}

	private Step<Following, Call, Event> actionRead(Following read, Action action, Instant asked, Instant now) {
		Following work = recovered(read);
		return switch (action.status()) {
			case COMPLETED -> completed(work, now);
			case ERRORED -> readImage(work.found(now, null), now);
			case IN_PROGRESS -> later(work.found(null, null), asked, now);
		};
	}

	/**
	 * A page of the account's actions, which shows this one or does not.
	 */
	private Step<Following, Call, Event> pageRead(Following work, List<Action> actions, Instant asked, Instant now) {
		for (Action action : actions) {
			if (action.id() == work.actionId()) {
				return actionRead(work, action, asked, now);
			}
		}
		return new Next<>(work, work.read(), now);
	}

	/**
	 * What counts is when the image was read, not when that was heard: a backup may have
	 * become a snapshot in between.
	 */
	private Step<Following, Call, Event> imageRead(Following work, Image image, Instant asked, Instant now) {
		if (image.isSnapshot()) {
			return completed(work, now);
		}
		if (work.erroredAt() != null) {
			boolean lagging = asked.isBefore(work.erroredAt().plus(this.policy.imageLag()));
			return lagging ? readImage(recovered(work), now.plus(this.policy.imageLag()))
					: failed(recovered(work), FailureReason.ERRORED, now);
		}
		if (work.missingSince() != null && !asked.isBefore(work.missingSince().plus(this.policy.missing()))) {
			return failed(work, FailureReason.NOT_FOUND, now);
		}
		return later(work, asked, now);
	}

	/**
	 * An action has been seen to answer 404 although its work was done, so the image
	 * decides.
	 */
	private Step<Following, Call, Event> notFound(Following work, Call call, ApiError error, Instant now) {
		Following failed = work.with(work.tries().failed(error, now));
		if (call instanceof Call.ReadImage) {
			// whatever the action was, what is missing is the image
			return failed(failed.found(null, null), FailureReason.NOT_FOUND, now);
		}
		if (call instanceof Call.ListActions) {
			return unavailable(work, call, error, now);
		}
		return readImage(failed.found(null, (work.missingSince() != null) ? work.missingSince() : now), now);
	}

	/**
	 * Where the token lacks a scope, {@link AccountPolls} finds another way to read.
	 */
	private Step<Following, Call, Event> forbidden(Following work, Call call, ApiError error, Instant now) {
		Following failed = excused(work.with(work.tries().failed(error, now)));
		return new Next<>(failed, again(failed, call), now.plus(retryWait(failed)));
	}

	private Step<Following, Call, Event> throttled(Following work, Call call, Answer.Throttled throttled, Instant now) {
		return new Next<>(excused(work), again(work, call),
				throttled.ofWholeToken() ? now : now.plus(this.policy.interval(age(work, now))));
	}

	private Step<Following, Call, Event> unavailable(Following work, Call call, ApiError error, Instant now) {
		Following failed = work.with(work.tries().failed(error, now));
		return failed.tries().failingFor(this.policy.giveUpAfter())
				? failed(failed, FailureReason.ATTEMPTS_EXHAUSTED, now)
				: new Next<>(failed, again(failed, call), now.plus(retryWait(failed)));
	}

	/**
	 * The same read for this action alone: which page may show it has changed meanwhile.
	 */
	private static Call again(Following work, Call call) {
		return (call instanceof Call.ListActions) ? work.read() : call;
	}

	private Step<Following, Call, Event> later(Following work, Instant asked, Instant now) {
		return isTooOld(work, asked) ? failed(work, FailureReason.TIMED_OUT, now)
				: new Next<>(work, work.read(), now.plus(this.policy.interval(age(work, now))));
	}

	private boolean isTooOld(Following work, Instant asked) {
		return !asked.isBefore(work.followedSince().plus(this.policy.giveUpAfter()));
	}

	private Duration retryWait(Following work) {
		return this.policy.retry().after(work.tries().failures(), work.actionId());
	}

	private static Duration age(Following work, Instant now) {
		Duration age = Duration.between(work.submittedAt(), now);
		return age.isNegative() ? Duration.ZERO : age;
	}

	private static Next<Following, Call, Event> readImage(Following work, Instant due) {
		return new Next<>(work, new Call.ReadImage(work.imageId()), due);
	}

	private static Done<Following, Call, Event> completed(Following work, Instant now) {
		return new Done<>(Outcomes.completed(work, work.requests(), now), work.answering(work.requests()));
	}

	private static Done<Following, Call, Event> failed(Following work, FailureReason reason, Instant now) {
		return new Done<>(Outcomes.failed(work, reason, now));
	}

}
