package io.keepsake.simulator;

/**
 * A request as it came, but for its path's query.
 *
 * @param token the bearer token, or empty
 * @param origin where the caller found the server, for the links of a page
 */
record ApiRequest(String method, String path, Query query, String token, String origin, String body) {

}
