package io.keepsake.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepsake.contract.ConversionFailed;
import io.keepsake.contract.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Which failed requests are meant: those that all of the conditions hold for. A set that
 * is empty is no condition.
 *
 * @param retryable what the failure says of itself
 * @param since failed at this time or later
 * @param until failed before this time
 * @param leastReplays replayed at least so often already
 * @param mostReplays replayed at most so often already
 * @param offsets in the topic of failures
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Filter(Set<FailureReason> reasons, @Nullable Boolean retryable, @Nullable Instant since,
		@Nullable Instant until, Set<Long> images, Set<String> accounts, Set<String> requestIds,
		@Nullable Integer leastReplays, @Nullable Integer mostReplays, List<OffsetRange> offsets) {

	/** Every failed request. */
	public static final Filter ALL = new Filter(Set.of(), null, null, null, Set.of(), Set.of(), Set.of(), null, null,
			List.of());

	public Filter {
		reasons = ordered(reasons);
		images = ordered(images);
		accounts = ordered(accounts);
		requestIds = ordered(requestIds);
		offsets = (offsets != null) ? List.copyOf(offsets) : List.of();
	}

	// in one order, so that the same filter is the same JSON
	private static <T extends Comparable<T>> Set<T> ordered(@Nullable Set<T> values) {
		return (values != null) ? Collections.unmodifiableSet(new TreeSet<>(values)) : Set.of();
	}

	/**
	 * Whether it has no condition at all.
	 */
	@JsonIgnore
	public boolean isEmpty() {
		return equals(ALL);
	}

	public boolean matches(FailedRequest request) {
		ConversionFailed event = request.event();
		return isAmong(this.reasons, event.reason()) && (this.retryable == null || this.retryable == event.retryable())
				&& (this.since == null || !event.failedAt().isBefore(this.since))
				&& (this.until == null || event.failedAt().isBefore(this.until))
				&& isAmong(this.images, event.imageId()) && isAmong(this.accounts, event.account())
				&& isAmong(this.requestIds, event.requestId())
				&& (this.leastReplays == null || request.replays() >= this.leastReplays)
				&& (this.mostReplays == null || request.replays() <= this.mostReplays) && isAt(request.place());
	}

	private static <T> boolean isAmong(Set<T> wanted, T value) {
		return wanted.isEmpty() || wanted.contains(value);
	}

	private boolean isAt(Coordinates place) {
		return this.offsets.isEmpty()
				|| this.offsets.stream().anyMatch((range) -> range.holds(place.partition(), place.offset()));
	}

}
