package io.keepsake.replay;

/**
 * What is to be planned.
 *
 * @param forced whether what is not retryable is replayed, too
 * @param why for whoever reads it later
 */
public record PlanRequest(Filter filter, Limits limits, boolean forced, String why) {
}
