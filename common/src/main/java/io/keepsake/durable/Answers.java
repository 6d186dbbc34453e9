package io.keepsake.durable;

/**
 * Where the replies to calls are written, from any thread, without blocking.
 */
@FunctionalInterface
interface Answers<A> {

	void write(int partition, LoopRecord.Ticketed<A> reply);

}
