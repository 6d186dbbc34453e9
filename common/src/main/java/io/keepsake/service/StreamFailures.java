package io.keepsake.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.keepsake.durable.Backoff;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Says why a stream thread died, and replaces it: whatever it was may pass, and giving up
 * would leave all work to whoever is left. Threads that die again and again are replaced
 * after a pause, for which the dying one holds its part of the work.
 */
final class StreamFailures implements StreamsUncaughtExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(StreamFailures.class);

	private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

	/** After so long without one, the next failure is the first. */
	private static final Duration CALM = Duration.ofMinutes(1);

	private final StreamsMetrics metrics;

	private int inARow;

	private long last = System.nanoTime();

	StreamFailures(StreamsMetrics metrics) {
		this.metrics = metrics;
	}

	@Override
	public StreamThreadExceptionResponse handle(Throwable failure) {
		this.metrics.threadReplaced();
		say(StreamFailure.of(failure), failure);
		LockSupport.parkNanos(pause().toNanos());
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

	/**
	 * With the trace only where nothing better is known.
	 */
	private static void say(StreamFailure kind, Throwable failure) {
		if (kind == StreamFailure.UNKNOWN) {
			logger.atError().setCause(failure).log("A stream thread died and is replaced; its work goes on");
			return;
		}
		logger.atLevel((kind == StreamFailure.STATE_UNREADABLE) ? Level.WARN : Level.ERROR)
			.addKeyValue("remedy", kind.remedy())
			.addKeyValue("cause", Causes.root(failure).getMessage())
			.log("A stream thread died and is replaced; nothing is lost");
		logger.atDebug().setCause(failure).log("Where it died");
	}

	private synchronized Duration pause() {
		long now = System.nanoTime();
		this.inARow = (now - this.last > CALM.toNanos()) ? 1 : this.inARow + 1;
		this.last = now;
		return PAUSES.after(this.inARow, now);
	}

}
