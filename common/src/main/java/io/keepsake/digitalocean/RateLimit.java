package io.keepsake.digitalocean;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The {@code ratelimit-*} headers of a response. The windows slide: {@code reset} is when
 * the oldest request expires and one slot frees, not when the budget is full again.
 *
 * @param limit requests a window; -1 where the header was absent
 * @param remaining requests left; -1 where the header was absent
 * @param reset where the header was present and readable
 * @see <a href="https://docs.digitalocean.com/reference/api/reference/rate-limits/">Rate
 * limits</a>
 */
public record RateLimit(long limit, long remaining, @Nullable Instant reset) {
}
