package io.keepsake.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.FailureReason;

/**
 * The latest failure of each request, in columns: nothing is kept but numbers and what
 * they share.
 */
final class LatestFailures {

	private static final long NEVER = Long.MIN_VALUE;

	private final LongTable hashes = new LongTable();

	// one of each, where every record brings its own
	private final Map<String, String> accounts = new HashMap<>();

	private boolean[] selected = new boolean[1024];

	private int[] partition = new int[1024];

	private long[] offset = new long[1024];

	private long[] requestedAt = new long[1024];

	private long[] failedAt = new long[1024];

	private FailureReason[] reason = new FailureReason[1024];

	private boolean[] retryable = new boolean[1024];

	private int[] replays = new int[1024];

	private int[] mostReplays = new int[1024];

	private boolean[] awaited = new boolean[1024];

	private String[] account = new String[1024];

	private int[] image = new int[1024];

	private long[] newestRequest = new long[1024];

	int size() {
		return this.hashes.size();
	}

	/**
	 * The request's number, or -1.
	 */
	int find(long hash) {
		return this.hashes.find(hash);
	}

	/**
	 * The request's number. A new one has not failed yet, nor been selected.
	 */
	int add(long hash, int image) {
		int known = size();
		int request = this.hashes.add(hash);
		if (request == known) {
			grow();
			this.failedAt[request] = NEVER;
			this.newestRequest[request] = NEVER;
			this.image[request] = image;
		}
		return request;
	}

	private void grow() {
		int needed = size();
		if (needed <= this.offset.length) {
			return;
		}
		int length = needed + needed / 2;
		this.selected = Arrays.copyOf(this.selected, length);
		this.partition = Arrays.copyOf(this.partition, length);
		this.offset = Arrays.copyOf(this.offset, length);
		this.requestedAt = Arrays.copyOf(this.requestedAt, length);
		this.failedAt = Arrays.copyOf(this.failedAt, length);
		this.reason = Arrays.copyOf(this.reason, length);
		this.retryable = Arrays.copyOf(this.retryable, length);
		this.replays = Arrays.copyOf(this.replays, length);
		this.mostReplays = Arrays.copyOf(this.mostReplays, length);
		this.awaited = Arrays.copyOf(this.awaited, length);
		this.account = Arrays.copyOf(this.account, length);
		this.image = Arrays.copyOf(this.image, length);
		this.newestRequest = Arrays.copyOf(this.newestRequest, length);
	}

	/**
	 * Puts a failure in the place of the one before.
	 * @param matches whether the filter means it
	 */
	void put(int request, FailedRequest failure, boolean matches) {
		ConversionFailed event = failure.event();
		this.selected[request] = matches;
		this.partition[request] = failure.place().partition();
		this.offset[request] = failure.place().offset();
		this.requestedAt[request] = event.requestedAt().toEpochMilli();
		this.failedAt[request] = event.failedAt().toEpochMilli();
		this.reason[request] = event.reason();
		this.retryable[request] = event.retryable();
		this.replays[request] = failure.replays();
		this.account[request] = this.accounts.computeIfAbsent(event.account(), (name) -> name);
	}

	/**
	 * It failed, be it the latest time or not, when it had been replayed so often.
	 */
	void failed(int request, int timesReplayed) {
		this.mostReplays[request] = Math.max(this.mostReplays[request], timesReplayed);
	}

	/**
	 * The request stands on its topic, with this time, as the so manieth replay.
	 */
	void requested(int request, long time, int timesReplayed) {
		this.newestRequest[request] = Math.max(this.newestRequest[request], time);
		this.awaited[request] |= timesReplayed > this.mostReplays[request] && time > this.requestedAt[request];
	}

	/**
	 * Whether it was replayed more often than it has failed as a replay. That does not
	 * depend on two clocks: the time of its failure is a service's, that of a replayed
	 * request the operator's.
	 */
	boolean isAwaited(int request) {
		return this.awaited[request];
	}

	boolean isSelected(int request) {
		return this.selected[request];
	}

	int partition(int request) {
		return this.partition[request];
	}

	long offset(int request) {
		return this.offset[request];
	}

	long requestedAt(int request) {
		return this.requestedAt[request];
	}

	long failedAt(int request) {
		return this.failedAt[request];
	}

	FailureReason reason(int request) {
		return this.reason[request];
	}

	boolean isRetryable(int request) {
		return this.retryable[request];
	}

	int replays(int request) {
		return this.replays[request];
	}

	String account(int request) {
		return this.account[request];
	}

	int image(int request) {
		return this.image[request];
	}

	/**
	 * The latest time of it on the topic of requests.
	 */
	long newestRequest(int request) {
		return this.newestRequest[request];
	}

}
