package io.keepsake.poller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.ActionStarted;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Tries;
import org.jspecify.annotations.Nullable;

/**
 * An action that is followed to its end.
 *
 * @param requests every request that it serves
 * @param submittedAt when DigitalOcean accepted it
 * @param followedSince when it was taken up here
 * @param throughImage whether it is read as an action of its image, which the token's
 * scope allows where the account's actions are closed to it
 * @param erroredAt since when the action says that it failed
 * @param missingSince since when the API does not know the action
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Following(String account, long imageId, long actionId, List<Requested> requests, Instant submittedAt,
		Instant followedSince, Tries tries, boolean throughImage, @Nullable Instant erroredAt,
		@Nullable Instant missingSince) {

	Following {
		requests = List.copyOf(requests);
	}

	static Following of(ActionStarted started, Instant now) {
		return new Following(started.account(), started.imageId(), started.action().id(), started.requests(),
				started.submittedAt(), now, Tries.NONE.called(started.attempts()), false, null, null);
	}

	/**
	 * The call that reads the action.
	 */
	Call read() {
		return this.throughImage ? new Call.ReadImageAction(this.imageId, this.actionId)
				: new Call.ReadAction(this.actionId);
	}

	boolean serves(Requested request) {
		return this.requests.stream().anyMatch((served) -> served.requestId().equals(request.requestId()));
	}

	Following serving(List<Requested> more) {
		List<Requested> all = new ArrayList<>(this.requests);
		all.addAll(more);
		return new Following(this.account, this.imageId, this.actionId, all, this.submittedAt, this.followedSince,
				this.tries, this.throughImage, this.erroredAt, this.missingSince);
	}

	Following with(Tries changed) {
		return new Following(this.account, this.imageId, this.actionId, this.requests, this.submittedAt,
				this.followedSince, changed, this.throughImage, this.erroredAt, this.missingSince);
	}

	Following throughItsImage() {
		return new Following(this.account, this.imageId, this.actionId, this.requests, this.submittedAt,
				this.followedSince, this.tries, true, this.erroredAt, this.missingSince);
	}

	/**
	 * The action was read and goes on, or has errored, or is missing: each of which ends
	 * what was thought before.
	 */
	Following found(@Nullable Instant errored, @Nullable Instant missing) {
		return new Following(this.account, this.imageId, this.actionId, this.requests, this.submittedAt,
				this.followedSince, this.tries, this.throughImage, errored, missing);
	}

}
