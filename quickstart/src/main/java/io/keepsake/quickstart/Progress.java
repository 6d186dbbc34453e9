package io.keepsake.quickstart;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.keepsake.contract.FailureReason;

/**
 * What the topics hold: counts of requests by what became of them.
 *
 * @param submitted requests whose image DigitalOcean began to convert
 * @param alreadySnapshots those of the completed whose image was a snapshot before
 * @param deadLetters records that could not be read
 * @param deadRequests those of them that were meant as requests
 */
record Progress(long requested, long submitted, long completed, long alreadySnapshots,
		SortedMap<FailureReason, Long> failures, long deadLetters, long deadRequests) {

	static final Progress NONE = new Progress(0, 0, 0, 0, Collections.emptySortedMap(), 0, 0);

	Progress {
		failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
	}

	Progress with(Sighting sighting) {
		return switch (sighting) {
			case Sighting.Requested() -> new Progress(this.requested + 1, this.submitted, this.completed,
					this.alreadySnapshots, this.failures, this.deadLetters, this.deadRequests);
			case Sighting.Submitted(int requests) -> new Progress(this.requested, this.submitted + requests,
					this.completed, this.alreadySnapshots, this.failures, this.deadLetters, this.deadRequests);
			case Sighting.Completed(boolean already) -> new Progress(this.requested, this.submitted, this.completed + 1,
					this.alreadySnapshots + one(already), this.failures, this.deadLetters, this.deadRequests);
			case Sighting.Failed(FailureReason reason) -> new Progress(this.requested, this.submitted, this.completed,
					this.alreadySnapshots, oneMore(reason), this.deadLetters, this.deadRequests);
			case Sighting.DeadLetter(boolean ofRequest) -> new Progress(this.requested, this.submitted, this.completed,
					this.alreadySnapshots, this.failures, this.deadLetters + 1, this.deadRequests + one(ofRequest));
		};
	}

	private static int one(boolean counts) {
		return counts ? 1 : 0;
	}

	private SortedMap<FailureReason, Long> oneMore(FailureReason reason) {
		SortedMap<FailureReason, Long> more = new TreeMap<>(this.failures);
		more.merge(reason, 1L, Long::sum);
		return more;
	}

	long failed() {
		return this.failures.values().stream().mapToLong(Long::longValue).sum();
	}

	long ended() {
		return this.completed + failed() + this.deadRequests;
	}

	/** Not below 0 where the topic has forgotten requests whose outcomes it still has. */
	long pending() {
		return Math.max(0, this.requested - ended());
	}

}
