package io.keepsake.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.keepsake.contract.Event;
import io.keepsake.contract.FailureReason;
import io.keepsake.contract.Requested;
import io.keepsake.conversion.Conversion.Earlier;
import io.keepsake.conversion.Conversion.Lag;
import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Image;
import io.keepsake.durable.Backoff;
import io.keepsake.durable.Decision;
import io.keepsake.durable.Joined;
import io.keepsake.durable.Reply;
import io.keepsake.durable.Step.Done;
import io.keepsake.durable.Step.Next;
import io.keepsake.durable.Step;
import io.keepsake.durable.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * How an image is converted.
 *
 * <pre>
 *  request ──▶ convert ── accepted ──────────────────────────▶ ActionStarted
 *     │         ▲   │ ├── gone ──────────────────────────────▶ failed: not-found
 *     │         │   │ └── 429, 401, 403: nothing happened ───▶ convert, when the account may
 *     │         │   │
 *     │         │   └── refused, or effect unknown
 *     │         │             │
 *  remembered   │             ▼
 *     └─────────│──────▶ read image ── snapshot ─────────────▶ completed
 *               │             │     └─ gone ─────────────────▶ failed: not-found
 *               │           backup
 *               │             ▼
 *               └── none ── read its actions ── one that is ours, or running ──▶ ActionStarted
 *                   (refused too often ▶ failed: rejected; too old ▶ failed: attempts-exhausted)
 * </pre>
 */
final class ConversionDecision implements Decision<RequestAccepted, Conversion, Call, Answer, Event> {

	private static final ApiError LOST = new ApiError(0, null, "No answer was heard", null);

	private final ConversionPolicy policy;

	ConversionDecision(ConversionPolicy policy) {
		this.policy = policy;
	}

	@Override
	public WorkKey key(RequestAccepted request) {
		return new WorkKey(request.account(), Long.toString(request.imageId()));
	}

	@Override
	public Instant urgency(Conversion work) {
		return work.requests()
			.stream()
			.flatMap((requested) -> Stream.ofNullable(requested.request().expiresAt()))
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	@Override
	public Instant since(Conversion work) {
		return work.acceptedAt();
	}

	@Override
	public Map<String, String> headers(Conversion work) {
		return work.requests().isEmpty() ? Map.of() : work.requests().getFirst().headers();
	}

	@Override
	public Step<Conversion, Call, Event> open(RequestAccepted request, @Nullable Conversion finished, Instant now) {
		Earlier earlier = (finished != null) ? finished.earlier() : null;
		if (earlier == null) {
			return convert(Conversion.of(request, null, now), now);
		}
		if (earlier.answered().contains(request.requested().requestId())) {
			return new Done<>(List.of(), finished); // it has had its outcome
		}
		return look(Conversion.of(request, earlier, now), now);
	}

	@Override
	public Joined<Conversion, Event> join(Conversion work, RequestAccepted request, Instant now) {
		Requested requested = request.requested();
		if (work.serves(requested.requestId()) || work.wasAnswered(requested.requestId())) {
			return new Joined<>(work, List.of()); // the publisher sent it twice
		}
		if (this.policy.capacity().admit(work.requests(), List.of(requested)).isEmpty()) {
			return new Joined<>(work, Outcomes.crowdedOut(work, requested, now));
		}
		return new Joined<>(work.with(requested), List.of());
	}

	@Override
	public Step<Conversion, Call, Event> answer(Conversion work, Call call, Reply<Answer> reply, Instant asked,
			Instant now) {
		return switch (reply) {
			case Reply.NotSent<Answer> _ -> new Next<>(work, call, now);
			case Reply.Lost<Answer> _ -> lost(called(work), call, now);
			case Reply.Answered<Answer>(Answer answer) -> answered(called(work), call, answer, asked, now);
		};
	}

	private static Conversion called(Conversion work) {
		return work.with(work.tries().called());
	}

	private static Conversion excused(Conversion work) {
		return work.with(work.tries().excused());
	}

	private Step<Conversion, Call, Event> answered(Conversion work, Call call, Answer answer, Instant asked,
			Instant now) {
		return switch (answer) {
			case Answer.ActionFound(Action action, var _) -> started(work, action, now);
			case Answer.ImageFound(Image image, var _) -> imageRead(work, image, asked, now);
			case Answer.ActionsFound found -> actionsRead(work, found.actions(), now);
			case Answer.NotFound(ApiError error, var _) -> notFound(work, call, error, now);
			case Answer.Rejected(ApiError error, var _) -> rejected(work, call, error, now);
			case Answer.Throttled throttled -> new Next<>(excused(work), call, now.plus(pause(work, throttled)));
			case Answer.Unauthorized _ -> new Next<>(excused(work), call, now);
			case Answer.Forbidden(ApiError error, var _) -> {
				Conversion failed = excused(work.with(work.tries().failed(error, now)));
				yield new Next<>(failed, call, now.plus(retryWait(failed)));
			}
			case Answer.Unavailable(ApiError error, var _) -> unavailable(work, call, error, now);
		};
	}

	/**
	 * The image is ours to convert: an action that runs, has completed, or has failed, is
	 * followed to its outcome by whoever reads the event.
	 */
	private Step<Conversion, Call, Event> started(Conversion work, Action action, Instant now) {
		return new Done<>(List.of(Outcomes.started(work, action, now)), work.following(action.id()));
	}

	/**
	 * What counts is when the image was read, not when that was heard.
	 */
	private Step<Conversion, Call, Event> imageRead(Conversion work, Image image, Instant asked, Instant now) {
		if (image.isSnapshot()) {
			return new Done<>(Outcomes.completed(work, now), work.answered());
		}
		Lag lag = work.lag();
		boolean over = lag != null && !asked.isBefore(lag.since().plus(this.policy.imageLag()));
		return new Next<>(over ? work.lagOver() : work, new Call.ReadImageActions(work.imageId()), now);
	}

	/**
	 * The image is a backup. An action that runs makes it a snapshot, whoever began it.
	 * One that has ended counts only if it can be ours: then it is our answer, or, where
	 * it completed, the image lags behind it for a moment.
	 * <p>
	 * No trace is no proof. An action may be listed late, and one that is done may be
	 * denied while the image still lags behind it. So where the image may have been
	 * converted, nothing is sent before a second look, a lag later, has found nothing
	 * either.
	 */
	private Step<Conversion, Call, Event> actionsRead(Conversion work, List<Action> actions, Instant now) {
		return switch (Findings.of(work, actions)) {
			case Findings.Running(Action action) -> started(work, action, now);
			case Findings.Failed(Action action) -> started(work, action, now);
			case Findings.Lagging _ when !lagIsOver(work) -> {
				Conversion lagging = work.lagging(laggingSince(work, now));
				yield look(lagging, now.plus(this.policy.imageLag().dividedBy(6)));
			}
			case Findings.Nothing _ when work.mayBeConverted() && !lagIsOver(work) -> {
				Instant since = laggingSince(work, now);
				yield look(work.lagging(since), since.plus(this.policy.imageLag()));
			}
			case Findings.Lagging _, Findings.Nothing _ -> nothingHappened(work, now);
		};
	}

	private static Instant laggingSince(Conversion work, Instant now) {
		return (work.lag() != null) ? work.lag().since() : now;
	}

	/**
	 * It is the image that has to have been read late enough: between that and its
	 * actions may lie many tries.
	 */
	private static boolean lagIsOver(Conversion work) {
		return work.lag() != null && work.lag().over();
	}

	private Step<Conversion, Call, Event> nothingHappened(Conversion work, Instant now) {
		if (isExhausted(work)) {
			return failed(work, FailureReason.ATTEMPTS_EXHAUSTED, now);
		}
		if (work.tries().rejections() >= this.policy.rejections()) {
			return failed(work, FailureReason.REJECTED, now);
		}
		return convert(work, (work.tries().rejections() == 0) ? now : now.plus(this.policy.rejectionWait()));
	}

	private Step<Conversion, Call, Event> notFound(Conversion work, Call call, ApiError error, Instant now) {
		Conversion failed = work.with(work.tries().failed(error, now));
		if (!(call instanceof Call.ReadImageActions)) {
			return failed(failed, FailureReason.NOT_FOUND, now);
		}
		return isExhausted(failed) ? failed(failed, FailureReason.ATTEMPTS_EXHAUSTED, now)
				: look(failed, now.plus(retryWait(failed)));
	}

	private Step<Conversion, Call, Event> rejected(Conversion work, Call call, ApiError error, Instant now) {
		if (!call.changes()) {
			return unavailable(work, call, error, now);
		}
		Conversion rejected = work.with(work.tries().rejected(error));
		return (error.status() == 400) ? failed(rejected, FailureReason.REJECTED, now) : look(rejected, now);
	}

	/**
	 * No usable answer. A read is repeated; a conversion may have had its effect, so the
	 * image is read first, even when there will be no further one.
	 */
	private Step<Conversion, Call, Event> unavailable(Conversion work, Call call, ApiError error, Instant now) {
		Conversion failed = work.with(work.tries().failed(error, now));
		Instant due = now.plus(retryWait(failed));
		if (call.changes()) {
			return look(failed.doubted(), due);
		}
		return isExhausted(failed) ? failed(failed, FailureReason.ATTEMPTS_EXHAUSTED, now)
				: new Next<>(failed, call, due);
	}

	/**
	 * Nothing speaks against the API, which may not even have been called, and the wait
	 * for an answer was long enough: the image is read at once.
	 */
	private Step<Conversion, Call, Event> lost(Conversion work, Call call, Instant now) {
		return call.changes() ? look(work.with(work.tries().failed(LOST, now)).doubted(), now)
				: unavailable(work, call, LOST, now);
	}

	private boolean isExhausted(Conversion work) {
		return work.tries().failingFor(this.policy.giveUpAfter());
	}

	private Duration pause(Conversion work, Answer.Throttled throttled) {
		if (throttled.ofWholeToken()) {
			return Duration.ZERO; // the account waits, and this piece of work with it
		}
		return new Backoff(this.policy.operationWait(), this.policy.operationWait()).after(1,
				work.imageId() + work.tries().calls());
	}

	private Duration retryWait(Conversion work) {
		return this.policy.retry().after(work.tries().failures(), work.imageId());
	}

	private static Next<Conversion, Call, Event> convert(Conversion work, Instant due) {
		return new Next<>(work, Call.StartAction.convert(work.imageId()), due);
	}

	private static Next<Conversion, Call, Event> look(Conversion work, Instant due) {
		return new Next<>(work, new Call.ReadImage(work.imageId()), due);
	}

	/**
	 * What was given up may yet turn out to have had its effect, so the next request for
	 * the image reads it first.
	 */
	private static Step<Conversion, Call, Event> failed(Conversion work, FailureReason reason, Instant now) {
		return new Done<>(Outcomes.failed(work, reason, now), work.doubtful() ? work.givenUp() : null);
	}

}
