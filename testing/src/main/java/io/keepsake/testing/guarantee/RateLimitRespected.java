package io.keepsake.testing.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.keepsake.simulator.Limit;
import io.keepsake.simulator.RecordedCall;

/**
 * No account sends more calls within a period, wherever it begins, than a limit allows,
 * whether they were let through or not.
 *
 * @param part that may be more: whoever takes an account over does not know what the one
 * before has sent within the last minute
 */
public record RateLimitRespected(Limit limit, double part) implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		long most = Math.round(this.limit.count() * (1 + this.part));
		Map<String, Deque<Instant>> windows = new HashMap<>();
		Set<String> known = new HashSet<>();
		List<String> broken = new ArrayList<>();
		for (RecordedCall call : seen.calls()) {
			Deque<Instant> window = windows.computeIfAbsent(call.account(), (account) -> new ArrayDeque<>());
			Duration period = this.limit.period();
			while (!window.isEmpty() && !window.getFirst().isAfter(call.at().minus(period))) {
				window.removeFirst();
			}
			window.addLast(call.at());
			if (window.size() > most && known.add(call.account())) {
				broken
					.add(call.account() + " sent more than " + most + " calls within " + period + ", at " + call.at());
			}
		}
		return broken;
	}

}
