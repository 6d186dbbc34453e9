package io.keepsake.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the failures of a plan stand, in the order in which they are replayed.
 */
final class Entries {

	@JsonProperty
	private final int[] partitions;

	@JsonProperty
	private final long[] offsets;

	@JsonCreator
	Entries(@JsonProperty("partitions") int[] partitions, @JsonProperty("offsets") long[] offsets) {
		this.partitions = Objects.requireNonNull(partitions);
		this.offsets = Objects.requireNonNull(offsets);
	}

	static Entries of(List<Entries> portions) {
		int size = portions.stream().mapToInt(Entries::size).sum();
		Entries all = new Entries(new int[size], new long[size]);
		int filled = 0;
		for (Entries portion : portions) {
			System.arraycopy(portion.partitions, 0, all.partitions, filled, portion.size());
			System.arraycopy(portion.offsets, 0, all.offsets, filled, portion.size());
			filled += portion.size();
		}
		return all;
	}

	int size() {
		return this.offsets.length;
	}

	int partition(int entry) {
		return this.partitions[entry];
	}

	long offset(int entry) {
		return this.offsets[entry];
	}

	Entries slice(int from, int to) {
		return new Entries(Arrays.copyOfRange(this.partitions, from, to), Arrays.copyOfRange(this.offsets, from, to));
	}

}
