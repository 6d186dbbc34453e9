package io.keepsake.durable;

/**
 * A call that is ready to leave, and where its answer is to go.
 *
 * @param partition of the task it is made for
 */
record Departure<C>(int partition, Ticket ticket, String lane, C call, Lease lease) {
}
