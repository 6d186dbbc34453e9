package io.keepsake.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.keepsake.contract.ConversionFailed;

/**
 * Every request that failed, with what the topics say of it besides: the pure part of a
 * plan. A million of them take some 150 MB.
 * <p>
 * Time is compared by the timestamps of requests, which their outcomes repeat as
 * {@code requestedAt}.
 */
final class Candidates {

	private final Hashes hashes;

	private final LatestFailures failures = new LatestFailures();

	private final Images images = new Images();

	private final Skipped failedAgain = new Skipped();

	private int matched;

	private long earliest = Long.MAX_VALUE;

	Candidates(Hashes hashes) {
		this.hashes = hashes;
	}

	/**
	 * A record of the topic of failures.
	 * @param matches whether the filter means it
	 */
	void failed(FailedRequest failure, boolean matches) {
		ConversionFailed event = failure.event();
		long imageHash = this.hashes.image(event.account(), event.imageId());
		int image = this.images.add(imageHash);
		int request = this.failures.add(this.hashes.request(imageHash, event.requestId()), image);
		this.failures.failed(request, failure.replays());
		this.matched += matches ? 1 : 0;
		if (event.failedAt().toEpochMilli() < this.failures.failedAt(request)) {
			if (matches) {
				this.failedAgain.add(Skip.FAILED_AGAIN, failure.place().partition(), failure.place().offset());
			}
			return;
		}
		if (this.failures.isSelected(request)) {
			count(request, Skip.FAILED_AGAIN, this.failedAgain);
		}
		this.failures.put(request, failure, matches);
		long requestedAt = this.failures.requestedAt(request);
		if (matches) {
			this.earliest = Math.min(this.earliest, requestedAt);
		}
		// the topic of requests may have forgotten it already
		this.images.requested(image, request, requestedAt);
	}

	/**
	 * A record of the topic of requests, of which all failures are known already.
	 * @param replays the how manieth replay of the request it is; 0 if it is none
	 */
	void requested(String account, long imageId, String requestId, Instant time, int replays) {
		long imageHash = this.hashes.image(account, imageId);
		int image = this.images.find(imageHash);
		if (image < 0) {
			return;
		}
		int request = this.failures.find(this.hashes.request(imageHash, requestId));
		if (request >= 0) {
			this.failures.requested(request, time.toEpochMilli(), replays);
		}
		this.images.requested(image, request, time.toEpochMilli());
	}

	/**
	 * A record of the topic of completed conversions.
	 */
	void completed(String account, long imageId, Instant time) {
		int image = this.images.find(this.hashes.image(account, imageId));
		if (image >= 0) {
			this.images.completed(image, time.toEpochMilli());
		}
	}

	/**
	 * How many failures the filter means.
	 */
	int matched() {
		return this.matched;
	}

	/**
	 * When the first of them was requested: what was said before does not matter.
	 */
	Optional<Instant> earliest() {
		return (this.matched > 0) ? Optional.of(Instant.ofEpochMilli(this.earliest)) : Optional.empty();
	}

	/**
	 * What is to be replayed, in order, and what is not.
	 */
	Selection select(Limits limits, boolean forced, Instant now) {
		List<Integer> chosen = new ArrayList<>();
		Skipped all = new Skipped(this.failedAgain);
		for (int request = 0; request < this.failures.size(); request++) {
			if (this.failures.isSelected(request)) {
				Optional<Skip> skip = skip(request, limits, forced);
				if (skip.isPresent()) {
					count(request, skip.get(), all);
				}
				else {
					chosen.add(request);
				}
			}
		}
		return selection(inOrder(chosen.toArray(Integer[]::new)), all, now);
	}

	private void count(int request, Skip skip, Skipped skipped) {
		skipped.add(skip, this.failures.partition(request), this.failures.offset(request));
	}

	private Optional<Skip> skip(int request, Limits limits, boolean forced) {
		int image = this.failures.image(request);
		long requestedAt = this.failures.requestedAt(request);
		long newestRequest = this.failures.newestRequest(request);
		if (this.images.isCompletedSince(image, requestedAt)) {
			return Optional.of(Skip.COMPLETED); // a snapshot never becomes a backup again
		}
		// a copy that was sent before the failure has no outcome of its own
		if (newestRequest > this.failures.failedAt(request) || this.failures.isAwaited(request)) {
			return Optional.of(Skip.PENDING);
		}
		if (this.images.isRequestedByAnotherAfter(image, request, Math.max(requestedAt, newestRequest))) {
			return Optional.of(Skip.REPLACED);
		}
		if (!this.failures.isRetryable(request) && !forced) {
			return Optional.of(Skip.NOT_RETRYABLE);
		}
		return (this.failures.replays(request) >= limits.maxReplays()) ? Optional.of(Skip.TOO_MANY_REPLAYS)
				: Optional.empty();
	}

	/**
	 * By time, but within a partition by offset, whatever the clocks said: the failures
	 * of an account are in one partition, so they keep their order.
	 */
	private Integer[] inOrder(Integer[] chosen) {
		Comparator<Integer> byPlace = Comparator.<Integer>comparingInt(this.failures::partition)
			.thenComparingLong(this.failures::offset);
		Arrays.sort(chosen, byPlace);
		long[] time = new long[this.failures.size()];
		for (int i = 0; i < chosen.length; i++) {
			long failedAt = this.failures.failedAt(chosen[i]);
			boolean samePartition = i > 0
					&& this.failures.partition(chosen[i]) == this.failures.partition(chosen[i - 1]);
			time[chosen[i]] = samePartition ? Math.max(time[chosen[i - 1]], failedAt) : failedAt;
		}
		Arrays.sort(chosen, Comparator.<Integer>comparingLong((request) -> time[request]).thenComparing(byPlace));
		return chosen;
	}

	private Selection selection(Integer[] chosen, Skipped all, Instant now) {
		int[] partitions = new int[chosen.length];
		long[] offsets = new long[chosen.length];
		Map<String, Integer> byReason = new TreeMap<>();
		Map<Age, Integer> byAge = new EnumMap<>(Age.class);
		Map<String, Integer> byAccount = new TreeMap<>();
		for (int i = 0; i < chosen.length; i++) {
			int request = chosen[i];
			partitions[i] = this.failures.partition(request);
			offsets[i] = this.failures.offset(request);
			byReason.merge(this.failures.reason(request).code(), 1, Integer::sum);
			byAge.merge(Age.between(Instant.ofEpochMilli(this.failures.failedAt(request)), now), 1, Integer::sum);
			byAccount.merge(this.failures.account(request), 1, Integer::sum);
		}
		return new Selection(new Entries(partitions, offsets), this.matched, byReason, byAge, byAccount, all.counts(),
				all.examples());
	}

	/**
	 * What comes of it.
	 *
	 * @param matched failures that the filter means: those of the entries and the skipped
	 */
	record Selection(Entries entries, int matched, Map<String, Integer> byReason, Map<Age, Integer> byAge,
			Map<String, Integer> byAccount, Map<Skip, Integer> skipped, Map<Skip, List<OffsetRange>> examples) {
	}

}
