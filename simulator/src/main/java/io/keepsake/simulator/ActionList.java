package io.keepsake.simulator;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import tools.jackson.databind.JsonNode;

/** {@code GET /v2/actions}: every action of an account, of every kind. */
record ActionList(List<Action> actions, Behaviour behaviour, Instant now) {

	Reply page(ApiRequest request) {
		var order = order();
		return Page.of(request.query()).of("actions", total(), (index) -> oldest(order.applyAsInt(index)), request);
	}

	private int total() {
		return behaviour.foreignActions() + actions.size();
	}

	private JsonNode oldest(int index) {
		return (index < behaviour.foreignActions()) ? ForeignActions.oldest(index)
				: ActionJson.of(actions.get(index - behaviour.foreignActions()), behaviour.statusWhileRunning(), now);
	}

	private IntUnaryOperator order() {
		return switch (behaviour.listOrder()) {
			case NEWEST_FIRST -> (index) -> total() - 1 - index;
			case OLDEST_FIRST -> IntUnaryOperator.identity();
			case SHUFFLED -> shuffled();
		};
	}

	/**
	 * By a number of each one's own, so that a new action moves the others by one place
	 * at most.
	 */
	private IntUnaryOperator shuffled() {
		var keys = new long[total()];
		for (var i = 0; i < keys.length; i++) {
			keys[i] = (Dice.SHUFFLE.bits(behaviour.seed(), i) & 0xFFFF_FFFF_0000_0000L) | i;
		}
		Arrays.sort(keys);
		return (index) -> (int) keys[index];
	}

}
