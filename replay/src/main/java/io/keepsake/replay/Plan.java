package io.keepsake.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a replay will do, frozen: the same failures whenever it is run.
 *
 * @param why as its operator said
 * @param filter with its times resolved
 * @param forced whether what is not retryable is replayed, too
 * @param matched failures that the filter means
 * @param planned failures to be replayed: the matched ones without the skipped
 * @param skippedAt where some of those that are skipped stand
 * @param sample of those to be replayed
 * @param ends how far each topic was read, by partition: what is written later may change
 * what is still to be replayed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Plan(String id, Operator by, Instant at, String why, Filter filter, Limits limits, boolean forced,
		int matched, int planned, Map<Skip, Integer> skipped, Map<Skip, List<OffsetRange>> skippedAt,
		Map<String, Integer> byReason, Map<Age, Integer> byAge, Map<String, Integer> byAccount, List<Sample> sample,
		Map<String, Map<Integer, Long>> ends) {

	public Plan {
		Objects.requireNonNull(id);
		Objects.requireNonNull(by);
		Objects.requireNonNull(at);
		Objects.requireNonNull(why);
		Objects.requireNonNull(filter);
		Objects.requireNonNull(limits);
		Objects.requireNonNull(skipped);
		Objects.requireNonNull(ends);
	}

	/**
	 * One of the failures to be replayed.
	 */
	public record Sample(Coordinates place, String requestId, long imageId, String account, String reason,
			Instant failedAt, int replays) {

		static Sample of(FailedRequest request) {
			return new Sample(request.place(), request.event().requestId(), request.event().imageId(),
					request.event().account(), request.event().reason().code(), request.event().failedAt(),
					request.replays());
		}

	}

}
