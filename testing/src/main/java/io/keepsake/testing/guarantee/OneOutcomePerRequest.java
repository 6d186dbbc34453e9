package io.keepsake.testing.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.keepsake.testing.guarantee.Seen.Asked;
import io.keepsake.testing.guarantee.Seen.Ended;

/**
 * No request has more than one outcome, and no outcome is of a request that nobody made.
 * A request that failed may be sent again, as a replay does, and then has one more: so of
 * the outcomes of one that was sent several times, all but the last are failures.
 */
public final class OneOutcomePerRequest implements Guarantee {

	@Override
	public List<String> broken(Seen seen) {
		Map<String, Asked> requests = seen.requests()
			.stream()
			.collect(Collectors.toMap(Asked::requestId, Function.identity()));
		Map<String, List<Ended>> outcomes = seen.outcomes().stream().collect(Collectors.groupingBy(Ended::requestId));
		List<String> broken = new ArrayList<>();
		outcomes.forEach((requestId, ended) -> {
			if (!requests.containsKey(requestId)) {
				broken.add("nobody made the request of " + ended);
			}
			else if (!allowed(Objects.requireNonNull(requests.get(requestId)), ended)) {
				broken.add(requestId + " has " + ended.size() + " outcomes: " + ended);
			}
		});
		return broken;
	}

	private static boolean allowed(Asked request, List<Ended> outcomes) {
		return outcomes.size() <= request.times()
				&& outcomes.subList(0, outcomes.size() - 1).stream().noneMatch(Ended::completed);
	}

}
