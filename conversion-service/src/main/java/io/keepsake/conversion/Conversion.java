package io.keepsake.conversion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.RequestIds;
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
 * @param lag since when the image says backup although it may have been converted
 * @param earlier what an earlier conversion of the image came to, if it is remembered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conversion(String account, long imageId, List<Requested> requests, Instant acceptedAt, Tries tries,
		boolean doubtful, @Nullable Lag lag, @Nullable Earlier earlier) {

	// of a row that another version has written, one that lacks them cannot be served
	Conversion {
		Objects.requireNonNull(account, "a conversion without its account");
		requests = List.copyOf(Objects.requireNonNull(requests, "a conversion without its requests"));
		Objects.requireNonNull(acceptedAt, "a conversion without its acceptedAt");
		Objects.requireNonNull(tries, "a conversion without its tries");
	}

	static Conversion of(RequestAccepted request, @Nullable Earlier earlier, Instant now) {
		return new Conversion(request.account(), request.imageId(), List.of(request.requested()), now, Tries.NONE,
				false, null, earlier);
	}

	boolean serves(String requestId) {
		return this.requests.stream().anyMatch((request) -> request.requestId().equals(requestId));
	}

	/**
	 * Those of the requests that are in the hands of whoever follows the earlier action.
	 */
	List<Requested> followed() {
		return this.requests.stream().filter((request) -> isFollowed(request.requestId())).toList();
	}

	List<Requested> notFollowed() {
		return this.requests.stream().filter((request) -> !isFollowed(request.requestId())).toList();
	}

	boolean isFollowed(String requestId) {
		return this.earlier != null && this.earlier.followed().contains(requestId);
	}

	boolean wasAnswered(String requestId) {
		return this.earlier != null && this.earlier.answered().contains(requestId);
	}

	Conversion with(Requested request) {
		List<Requested> all = new ArrayList<>(this.requests);
		all.add(request);
		return new Conversion(this.account, this.imageId, all, this.acceptedAt, this.tries, this.doubtful, this.lag,
				this.earlier);
	}

	Conversion with(Tries changed) {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, changed, this.doubtful,
				this.lag, this.earlier);
	}

	/**
	 * Whether a conversion may have had its effect: one of this work, or an earlier one
	 * that is remembered.
	 */
	boolean mayBeConverted() {
		return this.doubtful || this.earlier != null;
	}

	/**
	 * A conversion was sent whose effect is not known, just now.
	 */
	Conversion doubted() {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, this.tries, true, null,
				this.earlier);
	}

	/**
	 * The image says backup, and may have been converted at that time.
	 */
	Conversion lagging(Instant since) {
		return with(new Lag(since, false));
	}

	/**
	 * The image still says backup once there was time enough.
	 */
	Conversion lagOver() {
		return (this.lag != null) ? with(new Lag(this.lag.since, true)) : this;
	}

	private Conversion with(Lag changed) {
		return new Conversion(this.account, this.imageId, this.requests, this.acceptedAt, this.tries, this.doubtful,
				changed, this.earlier);
	}

	/**
	 * What to remember once an action is at the image: its requests are in other hands.
	 */
	Conversion following(long actionId) {
		return remembered(
				new Earlier(actionId, earlierOrNone().followed().and(this.requests), earlierOrNone().answered()));
	}

	/**
	 * What to remember once the image was seen to be a snapshot: the requests that nobody
	 * else has in hand were answered.
	 */
	Conversion answered() {
		Earlier before = earlierOrNone();
		return remembered(new Earlier(before.actionId(), before.followed(), before.answered().and(notFollowed())));
	}

	/**
	 * What to remember of work that was given up: that there was some.
	 */
	Conversion givenUp() {
		return remembered(earlierOrNone());
	}

	private Earlier earlierOrNone() {
		return (this.earlier != null) ? this.earlier : new Earlier(null, RequestIds.NONE, RequestIds.NONE);
	}

	private Conversion remembered(Earlier memory) {
		return new Conversion(this.account, this.imageId, List.of(), this.acceptedAt, Tries.NONE, false, null, memory);
	}

	/**
	 * How an image may lag behind a conversion.
	 *
	 * @param over whether it said backup even when there was time enough
	 */
	record Lag(Instant since, boolean over) {

		Lag {
			Objects.requireNonNull(since, "a lag without its since");
		}

	}

	/**
	 * What earlier work for the same image came to.
	 *
	 * @param actionId null if no action of it is known
	 * @param followed the requests that were handed on with an action: whether they have
	 * had their outcome, only its follower knows
	 * @param answered the requests that had their outcome when the image was seen to be a
	 * snapshot
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Earlier(@Nullable Long actionId, RequestIds followed, RequestIds answered) {

		Earlier {
			Objects.requireNonNull(followed, "an earlier conversion without those it followed");
			Objects.requireNonNull(answered, "an earlier conversion without those it answered");
		}

	}

}
