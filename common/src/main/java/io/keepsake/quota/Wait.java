package io.keepsake.quota;

/**
 * Why a call has to wait.
 */
public enum Wait {

	/** The shorter limit: calls go evenly. */
	PACE,
	/** The longer limit is exhausted, or what is left of it is the reserve. */
	BUDGET,
	/** Nothing is known of the budget yet: one call asks the server. */
	FIRST_ANSWER,
	/** The server asked for a pause. */
	THROTTLED,
	/** The token is refused. */
	BLOCKED

}
