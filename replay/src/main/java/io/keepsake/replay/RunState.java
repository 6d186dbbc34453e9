package io.keepsake.replay;

/**
 * Where a run is.
 */
public record RunState(int planned, int dealtWith, int sent, Outcomes outcomes) {
}
