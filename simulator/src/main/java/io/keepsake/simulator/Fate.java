package io.keepsake.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.keepsake.simulator.Action.Ending;
import io.keepsake.simulator.Action.Kind;

/** Settles the future of an action at its beginning. */
final class Fate {

	private Fate() {
	}

	static Action of(long id, Image image, Kind kind, String region, Behaviour behaviour, Instant now) {
		var ending = ending(id, behaviour);
		return new Action(id, image.id(), image.account(), kind, type(id, kind, behaviour), region,
				inTurn(id, behaviour.regionForms()), now, now.plus(duration(id, behaviour)), ending,
				behaviour.imageLag(),
				ending == Ending.COMPLETED && falls(Dice.GONE, id, behaviour.goneActionRate(), behaviour),
				falls(Dice.COMPLETED_AT_NULL, id, behaviour.completedAtNullRate(), behaviour),
				falls(Dice.COMPLETED_AT_EARLY, id, behaviour.completedAtEarlyRate(), behaviour));
	}

	private static Duration duration(long id, Behaviour behaviour) {
		return falls(Dice.COMPLETED_IN_ANSWER, id, behaviour.completedInAnswerRate(), behaviour) ? Duration.ZERO
				: behaviour.actionDuration().at(Dice.DURATION.roll(behaviour.seed(), id));
	}

	private static Ending ending(long id, Behaviour behaviour) {
		var roll = Dice.ENDING.roll(behaviour.seed(), id);
		if (roll < behaviour.erroredRate()) {
			return Ending.ERRORED;
		}
		return (roll < behaviour.erroredRate() + behaviour.erroredButDoneRate()) ? Ending.ERRORED_BUT_DONE
				: Ending.COMPLETED;
	}

	private static boolean falls(Dice dice, long id, double rate, Behaviour behaviour) {
		return dice.roll(behaviour.seed(), id) < rate;
	}

	private static String type(long id, Kind kind, Behaviour behaviour) {
		return switch (kind) {
			case CONVERT -> inTurn(id, behaviour.actionTypes());
			case TRANSFER -> "transfer";
		};
	}

	private static <T> T inTurn(long id, List<T> forms) {
		return forms.get((int) (id % forms.size()));
	}

}
