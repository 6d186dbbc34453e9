package io.keepsake.simulator;

import java.time.Instant;

/**
 * A call of the API, as it was met.
 *
 * @param at when it came in, in simulated time
 * @param account its account's label, or empty where the token was not good
 * @param route the route's template, or empty where there is none
 * @param path without its query
 * @param imageId of the path, or 0
 * @param actionId of the path, or of the action that began, or 0
 * @param status that was answered, or 0 where none was
 * @param fault the name of the fault it met, or empty
 * @param tookEffect whether an action began
 */
public record RecordedCall(Instant at, String account, String method, String route, String path, long imageId,
		long actionId, int status, String fault, boolean tookEffect) {

}
