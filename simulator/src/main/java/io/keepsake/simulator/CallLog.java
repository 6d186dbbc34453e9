package io.keepsake.simulator;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest calls, and how many of each kind there were ever. */
final class CallLog {

	private static final int MOST = 1_000_000;

	private final ArrayDeque<RecordedCall> calls = new ArrayDeque<>();

	private final Map<Kind, Long> counts = new HashMap<>();

	private final int most;

	CallLog() {
		this(MOST);
	}

	CallLog(int most) {
		this.most = most;
	}

	synchronized void add(RecordedCall call) {
		if (calls.size() == most) {
			calls.removeFirst();
		}
		calls.addLast(call);
		counts.merge(new Kind(call.method(), call.route(), call.status()), 1L, Long::sum);
	}

	synchronized List<RecordedCall> calls() {
		return List.copyOf(calls);
	}

	synchronized List<Stats.CallCount> counts() {
		return counts.entrySet()
			.stream()
			.map((count) -> new Stats.CallCount(count.getKey().method(), count.getKey().route(),
					count.getKey().status(), count.getValue()))
			.sorted(Comparator.comparing(Stats.CallCount::route)
				.thenComparing(Stats.CallCount::method)
				.thenComparingInt(Stats.CallCount::status))
			.toList();
	}

	synchronized void clear() {
		calls.clear();
		counts.clear();
	}

	private record Kind(String method, String route, int status) {

	}

}
