package io.keepsake.benchmarks.chaos;

import java.util.function.BooleanSupplier;

import io.keepsake.benchmarks.NotMeasured;
import io.keepsake.benchmarks.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Publishes requests at a steady pace while others do the striking, and no further than
 * their share: a strike that takes long meets as many as one that does not.
 */
final class Spread implements AutoCloseable {

	/** As many as the limits of the accounts let through beside retries and reads. */
	private static final int PER_SECOND = 120;

	private final Load load;

	private final int requests;

	private final int shares;

	private final Thread thread;

	private int allowed;

	private int published;

	private boolean closing;

	private @Nullable RuntimeException failure;

	Spread(Load load, int requests, int shares) {
		this.load = load;
		this.requests = requests;
		this.shares = shares;
		this.thread = Thread.ofPlatform().daemon().name("load").start(this::run);
	}

	private void run() {
		try {
			while (next()) {
				this.load.publish();
				Pause.millis(1000 / PER_SECOND);
			}
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	private synchronized boolean next() {
		awaitThat(() -> this.closing || this.published < this.allowed || this.published == this.requests);
		if (this.closing || this.published == this.requests) {
			return false;
		}
		this.published++;
		notifyAll();
		return true;
	}

	/**
	 * Publishes up to the share of that many strikes.
	 */
	synchronized void allow(int strikes) {
		this.allowed = (int) ((long) this.requests * strikes / this.shares);
		notifyAll();
	}

	synchronized int published() {
		return this.published;
	}

	/**
	 * Publishes what is left.
	 */
	synchronized void finish() {
		allow(this.shares);
		awaitThat(() -> this.published == this.requests || this.failure != null);
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private synchronized void failed(RuntimeException ex) {
		this.failure = ex;
		notifyAll();
	}

	private synchronized void awaitThat(BooleanSupplier condition) {
		try {
			while (!condition.getAsBoolean()) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			throw Pause.interrupted();
		}
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closing = true;
			notifyAll();
		}
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotMeasured("interrupted");
		}
	}

}
