package io.keepsake.endtoend;

import java.time.Instant;

/**
 * A request as it was published.
 *
 * @param requestId its own, else that of its place
 * @param requestedAt the timestamp of its record
 * @param json its value
 */
record Request(String requestId, long imageId, String account, Instant requestedAt, String json) {
}
