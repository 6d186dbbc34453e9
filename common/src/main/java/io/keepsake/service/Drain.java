package io.keepsake.service;

import java.time.Duration;

import io.keepsake.durable.DurableCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a stop: no call starts any more and those under way end, while the
 * streams still run. Then Spring Kafka closes the streams, which commits and leaves the
 * group.
 */
final class Drain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	/**
	 * Spring Kafka's streams stop at {@code MAX_VALUE - 1000}; what is higher stops
	 * first.
	 */
	private static final int BEFORE_THE_STREAMS = Integer.MAX_VALUE - 900;

	private final DurableCalls<?, ?, ?, ?, ?> engine;

	private final Duration patience;

	private volatile boolean running;

	Drain(DurableCalls<?, ?, ?, ?, ?> engine, Duration patience) {
		this.engine = engine;
		this.patience = patience;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		logger.atInfo().addKeyValue("calls", this.engine.callsUnderWay()).log("Stopping: waiting for calls to end");
		try {
			if (!this.engine.drain(this.patience)) {
				logger.atWarn()
					.addKeyValue("calls", this.engine.callsUnderWay())
					.addKeyValue("keepsake.engine.stop-timeout", this.patience)
					.log("Calls are still under way; whoever takes over will look what became of them");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return BEFORE_THE_STREAMS;
	}

}
