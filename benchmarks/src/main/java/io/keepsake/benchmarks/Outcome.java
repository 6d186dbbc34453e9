package io.keepsake.benchmarks;

import java.time.Instant;

/**
 * The outcome of a request.
 *
 * @param at the time that it tells
 * @param seenAt when a consumer had it
 */
record Outcome(long imageId, boolean completed, Instant at, Instant seenAt) {
}
