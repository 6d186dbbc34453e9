package io.keepsake.poller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.RequestIds;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of an image, followed through its latest action.
 *
 * @param requests every request that it serves
 * @param submittedAt when DigitalOcean accepted the action
 * @param followedSince when the action was taken up here
 * @param erroredAt since when the action says that it failed
 * @param missingSince since when the API does not know the action
 * @param answered the requests that had their outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Following(String account, long imageId, long actionId, List<Requested> requests, Instant submittedAt,
		Instant followedSince, Tries tries, @Nullable Instant erroredAt, @Nullable Instant missingSince,
		RequestIds answered) {

	// of a row that another version has written, one that lacks them cannot be served
	Following {
		Objects.requireNonNull(account, "an action without its account");
		requests = List.copyOf(Objects.requireNonNull(requests, "an action without its requests"));
		Objects.requireNonNull(submittedAt, "an action without its submittedAt");
		Objects.requireNonNull(followedSince, "an action without its followedSince");
		Objects.requireNonNull(tries, "an action without its tries");
		Objects.requireNonNull(answered, "an action without those it answered");
	}

	static Following of(ActionStarted started, Instant now) {
		return new Following(started.account(), started.imageId(), started.action().id(), started.requests(),
				started.submittedAt(), now, Tries.NONE.called(started.attempts()), null, null, RequestIds.NONE);
	}

	/**
	 * A new action for an image whose earlier one completed.
	 */
	static Following after(Following finished, ActionStarted started, Instant now) {
		return new Following(started.account(), started.imageId(), started.action().id(),
				finished.notServed(started.requests()), started.submittedAt(), now,
				Tries.NONE.called(started.attempts()), null, null, finished.answered);
	}

	/**
	 * The call that reads the action.
	 */
	Call read() {
		return new Call.ReadAction(this.actionId);
	}

	boolean isReadBy(Call call) {
		return switch (call) {
			case Call.ReadAction(long id) -> id == this.actionId;
			case Call.ReadImageAction(var _, long id) -> id == this.actionId;
			case Call.ReadImage _, Call.ListActions _ -> true;
			case Call.StartAction _, Call.ReadImageActions _ -> false;
		};
	}

	List<Requested> notServed(List<Requested> some) {
		return some.stream().filter((request) -> !serves(request.requestId())).toList();
	}

	private boolean serves(String requestId) {
		return this.answered.contains(requestId)
				|| this.requests.stream().anyMatch((served) -> served.requestId().equals(requestId));
	}

	/**
	 * A later action is at the image: what was known of the one before counts no more.
	 */
	Following switchedTo(ActionStarted started, Instant now) {
		return new Following(this.account, this.imageId, started.action().id(), this.requests, started.submittedAt(),
				now, this.tries, null, null, this.answered);
	}

	Following serving(List<Requested> more) {
		List<Requested> all = new ArrayList<>(this.requests);
		all.addAll(more);
		return new Following(this.account, this.imageId, this.actionId, all, this.submittedAt, this.followedSince,
				this.tries, this.erroredAt, this.missingSince, this.answered);
	}

	/**
	 * What to remember of it once these requests have their outcome.
	 */
	Following answering(List<Requested> some) {
		return new Following(this.account, this.imageId, this.actionId, List.of(), this.submittedAt, this.followedSince,
				this.tries, this.erroredAt, this.missingSince, this.answered.and(some));
	}

	Following with(Tries changed) {
		return new Following(this.account, this.imageId, this.actionId, this.requests, this.submittedAt,
				this.followedSince, changed, this.erroredAt, this.missingSince, this.answered);
	}

	/**
	 * The action was read and goes on, or has errored, or is missing: each of which ends
	 * what was thought before.
	 */
	Following found(@Nullable Instant errored, @Nullable Instant missing) {
		return new Following(this.account, this.imageId, this.actionId, this.requests, this.submittedAt,
				this.followedSince, this.tries, errored, missing, this.answered);
	}

}
