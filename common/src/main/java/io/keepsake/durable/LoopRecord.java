package io.keepsake.durable;

import java.util.List;

/**
 * What travels on the loop-back topic, in the partition of the task it is for.
 */
sealed interface LoopRecord<A> {

	/**
	 * The intents of one tick, in the transaction that stored them: who reads it knows
	 * that they are committed.
	 *
	 * @param numbers of the tickets
	 */
	record Go<A>(long incarnation, List<Long> numbers) implements LoopRecord<A> {
	}

	/**
	 * What came of calls, gathered over a few milliseconds.
	 */
	record Answers<A>(List<Ticketed<A>> replies) implements LoopRecord<A> {
	}

	record Ticketed<A>(Ticket ticket, Reply<A> reply) {
	}

}
