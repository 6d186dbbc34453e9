package io.keepsake.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What belongs to an account, in the order in which it came. */
final class Account {

	private final Set<Long> images = new LinkedHashSet<>();

	private final List<Action> actions = new ArrayList<>();

	/**
	 * Those that will vanish when they end: few, so that a page costs no walk over all.
	 */
	private final List<Action> vanishing = new ArrayList<>();

	void add(Action action) {
		actions.add(action);
		if (action.gone()) {
			vanishing.add(action);
		}
	}

	Set<Long> images() {
		return images;
	}

	List<Action> actions(Instant now) {
		vanishing.removeIf((action) -> !action.visible(now) && actions.remove(action));
		return actions;
	}

}
