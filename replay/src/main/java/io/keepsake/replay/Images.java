package io.keepsake.replay;

import java.util.Arrays;

/**
 * What the topics say of each image of which a request failed. Nothing is kept but
 * numbers.
 */
final class Images {

	private static final long NEVER = Long.MIN_VALUE;

	private final LongTable hashes = new LongTable();

	private long[] requestedAt = new long[1024];

	private int[] requestedBy = new int[1024];

	private long[] completedAt = new long[1024];

	/**
	 * Its number, or -1.
	 */
	int find(long hash) {
		return this.hashes.find(hash);
	}

	/**
	 * Its number, a new one if need be.
	 */
	int add(long hash) {
		int known = this.hashes.size();
		int image = this.hashes.add(hash);
		if (image == known) {
			grow();
			this.requestedAt[image] = NEVER;
			this.completedAt[image] = NEVER;
		}
		return image;
	}

	private void grow() {
		int needed = this.hashes.size();
		if (needed > this.requestedAt.length) {
			int length = needed + needed / 2;
			this.requestedAt = Arrays.copyOf(this.requestedAt, length);
			this.requestedBy = Arrays.copyOf(this.requestedBy, length);
			this.completedAt = Arrays.copyOf(this.completedAt, length);
		}
	}

	/**
	 * @param request the number of a request that failed, or -1
	 */
	void requested(int image, int request, long time) {
		if (time > this.requestedAt[image]) {
			this.requestedAt[image] = time;
			this.requestedBy[image] = request;
		}
	}

	void completed(int image, long time) {
		this.completedAt[image] = Math.max(this.completedAt[image], time);
	}

	boolean isCompletedSince(int image, long time) {
		return this.completedAt[image] >= time;
	}

	boolean isRequestedByAnotherAfter(int image, int request, long time) {
		return this.requestedBy[image] != request && this.requestedAt[image] > time;
	}

}
