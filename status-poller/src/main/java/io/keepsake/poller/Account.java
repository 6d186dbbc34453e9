package io.keepsake.poller;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an account when its next read is planned.
 *
 * @param watched the actions that wait to be read, by id
 * @param durations of its last actions
 * @param frontier how long the longest-running action was seen to run: as long as nothing
 * has ended, nothing has ended before that age
 * @param lastPage the page that was read last
 * @param density how many actions the list shows for each that is followed
 * @param listing whether the account's actions may be listed
 * @param reading whether a page is being read
 * @param partLeft what part of the budget is left, from 0 to 1
 */
record Account(NavigableMap<Long, Watched> watched, Durations durations, Duration frontier, @Nullable Page lastPage,
		double density, boolean listing, boolean reading, double partLeft) {

	boolean isFresh(Instant now) {
		return this.lastPage != null && this.lastPage.readAt().isAfter(now.minus(Duration.ofMinutes(1)));
	}

}
