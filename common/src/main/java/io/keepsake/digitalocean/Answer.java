package io.keepsake.digitalocean;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link Call}. Every response of the API, and every failure to get one,
 * is one of these: reading it never throws.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({ @Type(name = "action", value = Answer.ActionFound.class),
		@Type(name = "image", value = Answer.ImageFound.class),
		@Type(name = "actions", value = Answer.ActionsFound.class),
		@Type(name = "not-found", value = Answer.NotFound.class),
		@Type(name = "rejected", value = Answer.Rejected.class),
		@Type(name = "throttled", value = Answer.Throttled.class),
		@Type(name = "unauthorized", value = Answer.Unauthorized.class),
		@Type(name = "forbidden", value = Answer.Forbidden.class),
		@Type(name = "unavailable", value = Answer.Unavailable.class) })
public sealed interface Answer {

	/**
	 * What the response said of the account's rate limit, where there was a response that
	 * said it.
	 */
	@Nullable RateLimit rateLimit();

	/**
	 * An action: the answer to a start (any 2xx) or to a read of one.
	 */
	record ActionFound(Action action, @Nullable RateLimit rateLimit) implements Answer {
	}

	record ImageFound(Image image, @Nullable RateLimit rateLimit) implements Answer {
	}

	/**
	 * A page of actions.
	 *
	 * @param more whether further pages follow
	 * @param total how many actions there are on all pages; -1 where the answer did not
	 * say
	 */
	record ActionsFound(List<Action> actions, boolean more, long total,
			@Nullable RateLimit rateLimit) implements Answer {

		public ActionsFound {
			actions = List.copyOf(actions);
		}

	}

	/**
	 * 404 or 410.
	 */
	record NotFound(ApiError error, @Nullable RateLimit rateLimit) implements Answer {
	}

	/**
	 * Any other 4xx: 422 may pass with time, the rest are faults of ours.
	 */
	record Rejected(ApiError error, @Nullable RateLimit rateLimit) implements Answer {
	}

	/**
	 * 429: the call had no effect.
	 *
	 * @param retryAfter what the server asked for; never negative
	 */
	record Throttled(ApiError error, @Nullable Duration retryAfter, @Nullable RateLimit rateLimit) implements Answer {

		/**
		 * Whether the token's limit is exhausted, rather than that of one operation.
		 */
		public boolean ofWholeToken() {
			return this.retryAfter != null || (this.rateLimit != null && this.rateLimit.remaining() == 0);
		}

	}

	/**
	 * 401: the token is wrong or revoked. The call had no effect.
	 */
	record Unauthorized(ApiError error, @Nullable RateLimit rateLimit) implements Answer {
	}

	/**
	 * 403: the token lacks a scope, or a passing fault. The call had no effect.
	 */
	record Forbidden(ApiError error, @Nullable RateLimit rateLimit) implements Answer {
	}

	/**
	 * 408, 5xx, a time-out, a reset, a 2xx or 3xx that could not be read: whether the
	 * call had an effect is not known.
	 */
	record Unavailable(ApiError error, @Nullable RateLimit rateLimit) implements Answer {
	}

}
