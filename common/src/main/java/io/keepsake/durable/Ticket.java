package io.keepsake.durable;

/**
 * Names one attempt at a call, so that an answer to any other attempt is known to be
 * stale.
 *
 * @param incarnation of the task that made the attempt: drawn at random each time a task
 * starts
 * @param number of the attempt within the incarnation
 */
record Ticket(long incarnation, long number) {
}
