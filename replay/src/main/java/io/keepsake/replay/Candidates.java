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
import io.keepsake.contract.FailureReason;

/**
 * Every request that failed, with what the topics say of it besides: the pure part of a
 * plan. A million of them take some 150 MB, since nothing is kept but numbers.
 * <p>
 * Time is compared by the timestamps of requests, which their outcomes repeat as
 * {@code requestedAt}.
 */
final class Candidates {

	private static final long NEVER = Long.MIN_VALUE;

	private final Hashes hashes;

	private final LongTable requests = new LongTable();

	private final LongTable images = new LongTable();

	private final Map<String, Integer> accounts = new TreeMap<>();

	private final Skipped failedAgain = new Skipped();

	// of the latest failure of each request
	private boolean[] selected = new boolean[1024];

	private int[] partition = new int[1024];

	private long[] offset = new long[1024];

	private long[] requestedAt = new long[1024];

	private long[] failedAt = new long[1024];

	private FailureReason[] reason = new FailureReason[1024];

	private boolean[] retryable = new boolean[1024];

	private int[] replays = new int[1024];

	private int[] account = new int[1024];

	private int[] image = new int[1024];

	private long[] newestRequest = new long[1024];

	// of each image
	private long[] imageRequestedAt = new long[1024];

	private int[] imageRequestedBy = new int[1024];

	private long[] imageCompletedAt = new long[1024];

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
		int known = this.requests.size();
		int request = this.requests.add(this.hashes.request(imageHash, event.requestId()));
		long at = event.failedAt().toEpochMilli();
		boolean isNew = request == known;
		if (isNew) {
			growRequests();
			this.newestRequest[request] = NEVER;
			this.image[request] = addImage(imageHash);
		}
		this.matched += matches ? 1 : 0;
		if (!isNew && at < this.failedAt[request]) {
			if (matches) {
				this.failedAgain.add(Skip.FAILED_AGAIN, failure.place().partition(), failure.place().offset());
			}
			return;
		}
		if (!isNew && this.selected[request]) {
			this.failedAgain.add(Skip.FAILED_AGAIN, this.partition[request], this.offset[request]);
		}
		this.selected[request] = matches;
		this.partition[request] = failure.place().partition();
		this.offset[request] = failure.place().offset();
		this.requestedAt[request] = event.requestedAt().toEpochMilli();
		this.failedAt[request] = at;
		this.reason[request] = event.reason();
		this.retryable[request] = event.retryable();
		this.replays[request] = failure.replays();
		Integer number = this.accounts.putIfAbsent(event.account(), this.accounts.size());
		this.account[request] = (number != null) ? number : this.accounts.size() - 1;
		if (matches) {
			this.earliest = Math.min(this.earliest, this.requestedAt[request]);
		}
		// the topic of requests may have forgotten it already
		requestOf(this.image[request], request, this.requestedAt[request]);
	}

	/**
	 * A record of the topic of requests.
	 */
	void requested(String account, long imageId, String requestId, Instant time) {
		long imageHash = this.hashes.image(account, imageId);
		int asked = this.images.find(imageHash);
		if (asked < 0) {
			return;
		}
		int request = this.requests.find(this.hashes.request(imageHash, requestId));
		if (request >= 0) {
			this.newestRequest[request] = Math.max(this.newestRequest[request], time.toEpochMilli());
		}
		requestOf(asked, request, time.toEpochMilli());
	}

	private void requestOf(int asked, int request, long time) {
		if (time > this.imageRequestedAt[asked]) {
			this.imageRequestedAt[asked] = time;
			this.imageRequestedBy[asked] = request;
		}
	}

	/**
	 * A record of the topic of completed conversions.
	 */
	void completed(String account, long imageId, Instant time) {
		int done = this.images.find(this.hashes.image(account, imageId));
		if (done >= 0) {
			this.imageCompletedAt[done] = Math.max(this.imageCompletedAt[done], time.toEpochMilli());
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
		for (int request = 0; request < this.requests.size(); request++) {
			if (this.selected[request]) {
				Optional<Skip> skip = skip(request, limits, forced);
				if (skip.isPresent()) {
					all.add(skip.get(), this.partition[request], this.offset[request]);
				}
				else {
					chosen.add(request);
				}
			}
		}
		return selection(inOrder(chosen.toArray(Integer[]::new)), all, now);
	}

	private Optional<Skip> skip(int request, Limits limits, boolean forced) {
		int asked = this.image[request];
		if (this.imageCompletedAt[asked] >= this.requestedAt[request]) {
			return Optional.of(Skip.COMPLETED); // a snapshot never becomes a backup again
		}
		// a copy that was sent before the failure has no outcome of its own
		if (this.newestRequest[request] > this.failedAt[request]) {
			return Optional.of(Skip.PENDING);
		}
		if (this.imageRequestedBy[asked] != request
				&& this.imageRequestedAt[asked] > Math.max(this.requestedAt[request], this.newestRequest[request])) {
			return Optional.of(Skip.REPLACED);
		}
		if (!this.retryable[request] && !forced) {
			return Optional.of(Skip.NOT_RETRYABLE);
		}
		return (this.replays[request] >= limits.maxReplays()) ? Optional.of(Skip.TOO_MANY_REPLAYS) : Optional.empty();
	}

	/**
	 * By time, but within a partition by offset, whatever the clocks said: the failures
	 * of an account are in one partition, so they keep their order.
	 */
	private Integer[] inOrder(Integer[] chosen) {
		Comparator<Integer> byPlace = Comparator.<Integer>comparingInt((request) -> this.partition[request])
			.thenComparingLong((request) -> this.offset[request]);
		Arrays.sort(chosen, byPlace);
		long[] time = new long[this.requests.size()];
		long latest = NEVER;
		for (int i = 0; i < chosen.length; i++) {
			boolean samePartition = i > 0 && this.partition[chosen[i]] == this.partition[chosen[i - 1]];
			latest = samePartition ? Math.max(latest, this.failedAt[chosen[i]]) : this.failedAt[chosen[i]];
			time[chosen[i]] = latest;
		}
		Arrays.sort(chosen, Comparator.<Integer>comparingLong((request) -> time[request]).thenComparing(byPlace));
		return chosen;
	}

	private Selection selection(Integer[] chosen, Skipped all, Instant now) {
		int[] partitions = new int[chosen.length];
		long[] offsets = new long[chosen.length];
		Map<String, Integer> byReason = new TreeMap<>();
		Map<Age, Integer> byAge = new EnumMap<>(Age.class);
		int[] ofAccount = new int[this.accounts.size()];
		for (int i = 0; i < chosen.length; i++) {
			int request = chosen[i];
			partitions[i] = this.partition[request];
			offsets[i] = this.offset[request];
			byReason.merge(this.reason[request].code(), 1, Integer::sum);
			byAge.merge(Age.between(Instant.ofEpochMilli(this.failedAt[request]), now), 1, Integer::sum);
			ofAccount[this.account[request]]++;
		}
		Map<String, Integer> byAccount = new TreeMap<>();
		this.accounts.forEach((name, number) -> {
			if (ofAccount[number] > 0) {
				byAccount.put(name, ofAccount[number]);
			}
		});
		return new Selection(new Entries(partitions, offsets), this.matched, byReason, byAge, byAccount, all.counts(),
				all.examples());
	}

	private int addImage(long hash) {
		int known = this.images.size();
		int added = this.images.add(hash);
		if (added == known) {
			if (added == this.imageRequestedAt.length) {
				this.imageRequestedAt = Arrays.copyOf(this.imageRequestedAt, more(added));
				this.imageRequestedBy = Arrays.copyOf(this.imageRequestedBy, more(added));
				this.imageCompletedAt = Arrays.copyOf(this.imageCompletedAt, more(added));
			}
			this.imageRequestedAt[added] = NEVER;
			this.imageCompletedAt[added] = NEVER;
		}
		return added;
	}

	private void growRequests() {
		int needed = this.requests.size();
		if (needed <= this.offset.length) {
			return;
		}
		int length = more(needed);
		this.selected = Arrays.copyOf(this.selected, length);
		this.partition = Arrays.copyOf(this.partition, length);
		this.offset = Arrays.copyOf(this.offset, length);
		this.requestedAt = Arrays.copyOf(this.requestedAt, length);
		this.failedAt = Arrays.copyOf(this.failedAt, length);
		this.reason = Arrays.copyOf(this.reason, length);
		this.retryable = Arrays.copyOf(this.retryable, length);
		this.replays = Arrays.copyOf(this.replays, length);
		this.account = Arrays.copyOf(this.account, length);
		this.image = Arrays.copyOf(this.image, length);
		this.newestRequest = Arrays.copyOf(this.newestRequest, length);
	}

	private static int more(int length) {
		return length + length / 2;
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
