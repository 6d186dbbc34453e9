package io.keepsake.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many failures are skipped for each reason, and where some of them stand.
 */
final class Skipped {

	private static final int SHOWN = 5;

	private final Map<Skip, Integer> counts = new EnumMap<>(Skip.class);

	private final Map<Skip, List<OffsetRange>> examples = new EnumMap<>(Skip.class);

	Skipped() {
	}

	Skipped(Skipped others) {
		this.counts.putAll(others.counts);
		others.examples.forEach((skip, shown) -> this.examples.put(skip, new ArrayList<>(shown)));
	}

	void add(Skip skip, int partition, long offset) {
		this.counts.merge(skip, 1, Integer::sum);
		List<OffsetRange> shown = this.examples.computeIfAbsent(skip, (_) -> new ArrayList<>());
		if (shown.size() < SHOWN) {
			shown.add(new OffsetRange(partition, offset, offset));
		}
	}

	Map<Skip, Integer> counts() {
		return this.counts;
	}

	Map<Skip, List<OffsetRange>> examples() {
		return this.examples;
	}

}
