package io.keepsake.durable;

import java.time.Duration;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a task at a time of its choosing. Kafka Streams commits after every punctuation,
 * whether there was anything to do or not: a task that is woken without need keeps the
 * brokers busy with transactions in which nothing happens.
 */
final class Alarm {

	private final ProcessorContext<?, ?> context;

	private final Runnable task;

	private @Nullable Cancellable set;

	private long time = Lane.NEVER;

	Alarm(ProcessorContext<?, ?> context, Runnable task) {
		this.context = context;
		this.task = task;
	}

	/**
	 * Wakes the task no later than at that time, once.
	 * @param least how long it sleeps at the least, in milliseconds
	 */
	void at(long wanted, long now, long least) {
		long at = Math.max(wanted, now + least);
		if (wanted != Lane.NEVER && at < this.time) {
			stop();
			this.time = at;
			this.set = this.context.schedule(Duration.ofMillis(at - now), PunctuationType.WALL_CLOCK_TIME, (_) -> {
				stop();
				this.task.run();
			});
		}
	}

	/**
	 * Kafka Streams keeps what a task has scheduled when it closes the task to open it
	 * again: what is not cancelled would wake who is no more.
	 */
	void stop() {
		this.time = Lane.NEVER;
		if (this.set != null) {
			this.set.cancel();
			this.set = null;
		}
	}

}
