package io.keepsake.digitalocean;

import org.jspecify.annotations.Nullable;

/**
 * An error as the API told it, or as the connection showed it.
 *
 * @param status the HTTP status; 0 where there was no response
 * @param id DigitalOcean's error id, such as {@code unprocessable_entity}
 * @param message in plain words, at most 500 characters, never with a token in it
 * @param requestId DigitalOcean's request id, to be quoted to its support
 */
public record ApiError(int status, @Nullable String id, String message, @Nullable String requestId) {
}
