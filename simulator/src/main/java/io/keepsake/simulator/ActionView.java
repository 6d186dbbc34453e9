package io.keepsake.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An action as it really is, whatever the API shows of it.
 *
 * @param kind {@code convert} or {@code transfer}, as it was asked
 * @param status {@code in-progress}, {@code completed} or {@code errored}
 * @param endsAt known from the beginning
 * @param imageConvertedAt when the image is a snapshot by this action, if ever
 * @param gone whether the API denies it now
 */
public record ActionView(long id, long imageId, String account, String kind, String status, Instant startedAt,
		Instant endsAt, Optional<Instant> imageConvertedAt, boolean gone) {

	static ActionView of(Action action, Instant now) {
		return new ActionView(action.id(), action.imageId(), action.account(),
				action.kind().name().toLowerCase(Locale.ROOT), action.status(now, "in-progress"), action.startedAt(),
				action.endsAt(), action.converts() ? Optional.of(action.endsAt().plus(action.lag())) : Optional.empty(),
				!action.visible(now));
	}

}
