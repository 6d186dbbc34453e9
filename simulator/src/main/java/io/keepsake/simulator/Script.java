package io.keepsake.simulator;

import java.util.List;
import java.util.Optional;

/** The scripted faults that are still to come. */
final class Script {

	private final List<ScriptedFault> entries;

	private final int[] left;

	Script(List<ScriptedFault> entries) {
		this.entries = entries;
		this.left = entries.stream().mapToInt(ScriptedFault::times).toArray();
	}

	/** Takes the first entry that means this call. */
	synchronized Optional<ScriptedFault> next(Call call, boolean done) {
		for (var i = 0; i < left.length; i++) {
			var entry = entries.get(i);
			if (left[i] > 0 && entry.strikes(call)
					&& (done || !entry.fault().equals(FaultCatalogue.DONE_ACTION_GONE))) {
				left[i]--;
				return Optional.of(entry);
			}
		}
		return Optional.empty();
	}

	synchronized int left() {
		var sum = 0;
		for (var times : left) {
			sum += times;
		}
		return sum;
	}

}
