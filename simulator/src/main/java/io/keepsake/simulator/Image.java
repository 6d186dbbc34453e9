package io.keepsake.simulator;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A private image of an account, with the actions on it, oldest first. */
record Image(long id, String account, ImageType born, long dropletId, Instant createdAt, List<Action> actions) {

	Image with(Action action) {
		return new Image(id, account, born, dropletId, createdAt,
				Stream.concat(actions.stream(), Stream.of(action)).toList());
	}

	ImageType type(Instant now) {
		return (born == ImageType.SNAPSHOT || actions.stream().anyMatch((action) -> action.converted(now)))
				? ImageType.SNAPSHOT : ImageType.BACKUP;
	}

	boolean busy(Instant now) {
		return actions.stream().anyMatch((action) -> action.running(now));
	}

	/**
	 * Whether another convert would be a second one: one is running, has worked, or was
	 * never needed.
	 */
	boolean convertedOrConverting(Instant now) {
		return born == ImageType.SNAPSHOT || actions.stream()
			.anyMatch((action) -> action.kind() == Action.Kind.CONVERT && (action.running(now) || action.converts()));
	}

	long converts() {
		return actions.stream().filter((action) -> action.kind() == Action.Kind.CONVERT).count();
	}

}
