package io.keepsake.replay;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.keepsake.contract.Event;
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

	private final Map<String, Integer> ownFailures = new TreeMap<>();

	private long ownCompleted;

	Changes(String replayId) {
		this.replayId = replayId;
	}

	/**
	 * @param headers those that travel
	 */
	void requested(String account, long imageId, String requestId, Map<String, String> headers) {
		if (!isOwn(headers)) {
			Image image = new Image(account, imageId);
			this.requested.add(image);
			this.pending.add(new Request(image, requestId));
		}
	}

	void completed(Event event) {
		if (isOwn(event.headers())) {
			this.ownCompleted++;
		}
		this.completed.add(new Image(event.account(), event.imageId()));
	}

	void failed(FailedRequest failure) {
		if (isOwn(failure.event().headers())) {
			this.ownFailures.merge(failure.event().reason().code(), 1, Integer::sum);
		}
		else {
			this.failedAgain.add(Request.of(failure));
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
