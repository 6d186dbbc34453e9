package io.keepsake.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.Requested;
import io.keepsake.digitalocean.Tries;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of one image, from the first request for it until DigitalOcean accepted
 * it or never will.
 *
 * @param requests every request that it serves
 * @param acceptedAt when the first of them was taken up
 * @param doubtful whether a conversion was sent whose effect is not known: none is sent
 * again before the image has been read
 * @param laggingSince since when the image says backup although its action has completed
 * @param earlier what an earlier conversion of the image came to, if it is remembered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conversion(String account, long imageId, List<Requested> requests, Instant acceptedAt, Tries tries,
		boolean doubtful, @Nullable Instant laggingSince, @Nullable Earlier earlier) {

	Conversion {
		requests = List.copyOf(requests);
	}

	static Conversion of(RequestAccepted request, @Nullable Earlier earlier, Instant now) {
		return new Conversion(request.account(), request.imageId(), List.of(request.requested()), now, Tries.NONE,
				false, null, earlier);
	}

	boolean serves(String requestId) {
		return this.requests.stream().anyMatch((request) -> request.requestId().equals(requestId));
	}

	/**
	 * Those of the requests that an earlier conversion of the image has served already.
	 */
	List<Requested> servedEarlier() {
		return this.requests.stream().filter(this::wasServedEarlier).toList();
	}

	List<Requested> notServedEarlier() {
		return this.requests.stream().filter((request) -> !wasServedEarlier(request)).toList();
	}

	private boolean wasServedEarlier(Requested request) {
		return this.earlier != null && this.earlier.requestIds().contains(request.requestId());
	}

	Conversion with(Requested request) {
		List<Requested> all = new ArrayList<>(this.requests);
		all.add(request);
		return new Conversion(this.account, this.imageId, all, this.acceptedAt, this.tries, this.doubtful,
				this.laggingSince, this.earlier);
	}

	Conversion with(Tries changed) {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, changed, this.doubtful,
				this.laggingSince, this.earlier);
	}

	Conversion doubted() {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, this.tries, true,
				this.laggingSince, this.earlier);
	}

	Conversion lagging(Instant since) {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, this.tries, this.doubtful,
				since, this.earlier);
	}

	/**
	 * What to remember once an action makes the image a snapshot, or it was one already.
	 */
	Conversion cameTo(@Nullable Long actionId) {
		Set<String> served = new TreeSet<>();
		this.requests.forEach((request) -> served.add(request.requestId()));
		if (this.earlier != null) {
			served.addAll(this.earlier.requestIds());
		}
		return new Conversion(this.account, this.imageId, List.of(), this.acceptedAt, Tries.NONE, false, null,
				new Earlier(actionId, served));
	}

	/**
	 * An earlier conversion of the same image.
	 *
	 * @param actionId null if the image was a snapshot already
	 * @param requestIds of the requests that it served
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Earlier(@Nullable Long actionId, Set<String> requestIds) {
	}

}
