package io.keepsake.testing.walk;

import java.time.Instant;

/**
 * @param shownFrom since when the API shows that it is a snapshot: it lags behind the
 * action
 * @param deleted from when it is gone
 */
record ModelImage(long id, Instant shownFrom, Instant deleted) {

	ModelImage shown(Instant from) {
		return from.isBefore(this.shownFrom) ? new ModelImage(this.id, from, this.deleted) : this;
	}

}
