package io.keepsake.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * How many requests may wait for one image. They are one row of state and one record, and
 * both have to stay below the 1 MiB that a broker takes: what it refuses once, it refuses
 * for ever.
 *
 * @param requests that may wait, however small they are
 */
public record Capacity(int requests) {

	/** Leaves as much again for all else in the row. */
	private static final int BYTES = 512 * 1024;

	/**
	 * The first of some more requests that fit beside those that wait. One always fits:
	 * what travels with a request is bounded.
	 */
	public List<Requested> admit(List<Requested> waiting, List<Requested> more) {
		List<Requested> admitted = new ArrayList<>();
		int count = waiting.size();
		long bytes = waiting.stream().mapToLong(Capacity::bytes).sum();
		for (Requested request : more) {
			bytes += bytes(request);
			if (++count > this.requests || bytes > BYTES) {
				break;
			}
			admitted.add(request);
		}
		return admitted;
	}

	private static long bytes(Requested request) {
		return ContractJson.mapper().writeValueAsBytes(request).length;
	}

}
