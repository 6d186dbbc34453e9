package io.keepsake.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything that was counted: the body of {@code GET /_simulator/stats}.
 *
 * @param calls of the API, whatever was answered
 * @param callsByRoute the same by method, route and status; status 0: no answer
 * @param images how many are {@code backup}, {@code converting} or {@code snapshot}
 * @param actions image actions by status
 * @param imagesConvertedTwice images with more than one convert action
 * @param scriptLeft calls that the script still waits for
 * @param now the simulated time
 */
public record Stats(long calls, List<CallCount> callsByRoute, Map<String, Long> images, Map<String, Long> actions,
		long imagesConvertedTwice, int scriptLeft, Instant now) {

	/** How many calls of a route were answered by a status. */
	public record CallCount(String method, String route, int status, long count) {

	}

	/** Calls with that method. */
	public long calls(String method) {
		return sum((count) -> count.method().equals(method));
	}

	/** Calls with that method of the route with that template. */
	public long calls(String method, String route) {
		return sum((count) -> count.method().equals(method) && count.route().equals(route));
	}

	/** Calls that were answered by that status; 0: not at all. */
	public long answered(int status) {
		return sum((count) -> count.status() == status);
	}

	private long sum(Predicate<CallCount> which) {
		return callsByRoute.stream().filter(which).mapToLong(CallCount::count).sum();
	}

}
