package io.keepsake.durable;

import java.util.Map;

/**
 * A call that is ready to leave, and where its answer is to go.
 *
 * @param partition of the task it is made for
 * @param headers of the work
 */
record Departure<C>(int partition, Ticket ticket, String lane, C call, Map<String, String> headers, Lease lease) {
}
