package io.keepsake.simulator;

/**
 * The order of {@code GET /v2/actions}: undocumented, so a client must live with each.
 */
public enum ListOrder {

	NEWEST_FIRST, OLDEST_FIRST, SHUFFLED

}
