package io.keepsake.poller;

import java.time.Instant;
import java.util.List;

import io.keepsake.digitalocean.Action;

/**
 * A page of the account's actions, as it was read.
 *
 * @param number from 1
 * @param newest the highest id on it
 * @param oldest the lowest
 * @param total of the actions on all pages; -1 if it is not known
 */
record Page(int number, Order order, long newest, long oldest, long total, Instant readAt) {

	static final int SIZE = 200;

	static Page of(int number, List<Action> actions, long total, Instant now) {
		long newest = actions.stream().mapToLong(Action::id).max().orElse(0);
		long oldest = actions.stream().mapToLong(Action::id).min().orElse(0);
		return new Page(number, Order.of(actions), newest, oldest, total, now);
	}

	/**
	 * The order of the list is documented nowhere.
	 */
	enum Order {

		NEWEST_FIRST, OLDEST_FIRST, NONE;

		static Order of(List<Action> actions) {
			boolean falls = true;
			boolean rises = true;
			for (int i = 1; i < actions.size(); i++) {
				falls &= actions.get(i).id() < actions.get(i - 1).id();
				rises &= actions.get(i).id() > actions.get(i - 1).id();
			}
			return falls ? NEWEST_FIRST : rises ? OLDEST_FIRST : NONE;
		}

	}

}
