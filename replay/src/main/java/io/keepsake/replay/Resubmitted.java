package io.keepsake.replay;

import java.time.Instant;
import java.util.List;

/**
 * That somebody sent mended requests, for the trail.
 */
record Resubmitted(String id, Operator by, Instant at, String why, List<Resubmission> requests) {

	Resubmitted slice(int from, int to) {
		return new Resubmitted(this.id, this.by, this.at, this.why, this.requests.subList(from, to));
	}

}
