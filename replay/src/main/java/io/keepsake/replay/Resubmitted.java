package io.keepsake.replay;

import java.time.Instant;
import java.util.List;

/**
 * That somebody sent mended requests, for the trail.
 */
record Resubmitted(String id, Operator by, Instant at, String why, List<Resubmission> requests) {
}
