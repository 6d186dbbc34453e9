package io.keepsake.replay;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.keepsake.contract.ConversionCompleted;
import io.keepsake.contract.ReplayHeaders;

/**
 * What was written since a replay was planned: how its own requests ended, and what
 * others did to the rest.
 */
final class Changes {

	private final String replayId;

	private final Set<Image> completed = new HashSet<>();

	private final Set<Image> requested = new HashSet<>();

	private final Set<Request> pending = new HashSet<>();

	private final Set<Request> failedAgain = new HashSet<>();

	private final Set<Request> ownWaiting = new LinkedHashSet<>();

	// of which the outcome was read before the request
	private final Set<Request> ownEnded = new HashSet<>();

	private final Map<String, Integer> ownFailures;

	private long ownCompleted;

	/**
	 * @param known how its own have ended that are not to be counted again
	 */
	Changes(String replayId, Outcomes known) {
		this.replayId = replayId;
		this.ownCompleted = known.completed();
		this.ownFailures = new TreeMap<>(known.failed());
	}

	/**
	 * @param headers those that travel
	 */
	void requested(String account, long imageId, String requestId, Map<String, String> headers) {
		Request request = new Request(new Image(account, imageId), requestId);
		if (!isOwn(headers)) {
			this.requested.add(request.image());
			this.pending.add(request);
		}
		else if (!this.ownEnded.remove(request)) {
			this.ownWaiting.add(request);
		}
	}

	/**
	 * @param isKnown whether it was counted before
	 */
	void completed(ConversionCompleted event, boolean isKnown) {
		Image image = new Image(event.account(), event.imageId());
		if (isOwn(event.headers())) {
			ended(new Request(image, event.requestId()));
			this.ownCompleted += isKnown ? 0 : 1;
		}
		this.completed.add(image);
	}

	/**
	 * @param isKnown whether it was counted before
	 */
	void failed(FailedRequest failure, boolean isKnown) {
		if (!isOwn(failure.event().headers())) {
			this.failedAgain.add(Request.of(failure));
			return;
		}
		ended(Request.of(failure));
		if (!isKnown) {
			this.ownFailures.merge(failure.event().reason().code(), 1, Integer::sum);
		}
	}

	private void ended(Request request) {
		if (!this.ownWaiting.remove(request)) {
			this.ownEnded.add(request);
		}
	}

	private boolean isOwn(Map<String, String> headers) {
		return this.replayId.equals(headers.get(ReplayHeaders.ID));
	}

	/**
	 * Why a failure of the plan is not replayed any more.
	 */
	Optional<Skip> skip(FailedRequest failure) {
		Request request = Request.of(failure);
		if (this.completed.contains(request.image())) {
			return Optional.of(Skip.COMPLETED);
		}
		if (this.failedAgain.contains(request)) {
			return Optional.of(Skip.FAILED_AGAIN);
		}
		if (this.pending.contains(request)) {
			return Optional.of(Skip.PENDING);
		}
		return this.requested.contains(request.image()) ? Optional.of(Skip.REPLACED) : Optional.empty();
	}

	/**
	 * Those of its own that have no outcome, if so many are known: the topics may have
	 * forgotten some of what they said.
	 */
	List<String> waiting(long count) {
		return (this.ownWaiting.size() == count) ? this.ownWaiting.stream().map(Request::requestId).toList()
				: List.of();
	}

	Outcomes outcomes() {
		return new Outcomes(this.ownCompleted, new TreeMap<>(this.ownFailures));
	}

	record Image(String account, long imageId) {
	}

	record Request(Image image, String requestId) {

		static Request of(FailedRequest failure) {
			return new Request(new Image(failure.event().account(), failure.event().imageId()),
					failure.event().requestId());
		}

	}

}
