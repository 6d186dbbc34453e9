package io.keepsake.conversion;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.keepsake.digitalocean.Action;
import io.keepsake.digitalocean.Action.Status;

/**
 * What the actions of an image, which is still a backup, say of its conversion. The type
 * of an action is never asked: one convert has been seen under three names. On a backup
 * nothing else can run, since all other actions are refused until it is converted.
 */
sealed interface Findings {

	/** It is being converted. */
	record Running(Action action) implements Findings {
	}

	/** Our conversion has failed. */
	record Failed(Action action) implements Findings {
	}

	/** Our conversion has completed, and the image does not say so yet. */
	record Lagging(Action action) implements Findings {
	}

	record Nothing() implements Findings {
	}

	static Findings of(Conversion work, List<Action> actions) {
		Optional<Action> running = newest(actions, (action) -> action.status() == Status.IN_PROGRESS);
		if (running.isPresent()) {
			return new Running(running.get());
		}
		Optional<Action> completed = newest(actions,
				(action) -> action.status() == Status.COMPLETED && (isOurs(work, action) || isEarlier(work, action)));
		if (completed.isPresent()) {
			return new Lagging(completed.get());
		}
		return newest(actions,
				(action) -> action.status() == Status.ERRORED && action.startedAt() != null && isOurs(work, action))
			.<Findings>map(Failed::new)
			.orElseGet(Nothing::new);
	}

	/**
	 * Whether it can be the conversion that was sent and not answered: no other was sent
	 * for this work, so what began since the work did is it. One that does not say when
	 * it began is worth a moment's wait if it completed, but proves no failure.
	 */
	private static boolean isOurs(Conversion work, Action action) {
		Instant since = work.acceptedAt().minus(ConversionPolicy.CLOCK_SKEW);
		return work.doubtful() && !isEarlier(work, action)
				&& (action.startedAt() == null || !action.startedAt().isBefore(since));
	}

	private static boolean isEarlier(Conversion work, Action action) {
		Conversion.Earlier earlier = work.earlier();
		return earlier != null && earlier.actionId() != null && earlier.actionId() == action.id();
	}

	private static Optional<Action> newest(List<Action> actions, Predicate<Action> wanted) {
		return actions.stream().filter(wanted).max(Comparator.comparingLong(Action::id));
	}

}
