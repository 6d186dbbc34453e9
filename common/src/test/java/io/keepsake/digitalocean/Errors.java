package io.keepsake.digitalocean;

import java.util.Optional;

import io.keepsake.digitalocean.Answer.ActionFound;
import io.keepsake.digitalocean.Answer.ActionsFound;
import io.keepsake.digitalocean.Answer.Forbidden;
import io.keepsake.digitalocean.Answer.ImageFound;
import io.keepsake.digitalocean.Answer.NotFound;
import io.keepsake.digitalocean.Answer.Rejected;
import io.keepsake.digitalocean.Answer.Throttled;
import io.keepsake.digitalocean.Answer.Unauthorized;
import io.keepsake.digitalocean.Answer.Unavailable;

/**
 * The error that an answer carries.
 */
final class Errors {

	private Errors() {
	}

	static Optional<ApiError> of(Answer answer) {
		return switch (answer) {
			case ActionFound _, ImageFound _, ActionsFound _ -> Optional.empty();
			case NotFound notFound -> Optional.of(notFound.error());
			case Rejected rejected -> Optional.of(rejected.error());
			case Throttled throttled -> Optional.of(throttled.error());
			case Unauthorized unauthorized -> Optional.of(unauthorized.error());
			case Forbidden forbidden -> Optional.of(forbidden.error());
			case Unavailable unavailable -> Optional.of(unavailable.error());
		};
	}

}
