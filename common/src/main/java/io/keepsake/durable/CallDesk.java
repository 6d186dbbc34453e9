package io.keepsake.durable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Starts the calls of all tasks of a process, a bounded number at a time, and passes on
 * what comes of them. It holds no state of any work: its threads touch nothing but the
 * answers.
 * <p>
 * A claim is taken before an intent is written and given back when the call has ended, so
 * that intents run ahead of the free slots by a bounded number. A slot is taken when a
 * call starts and is free again where its answer arrives, not where it is processed.
 */
final class CallDesk<C, A> {

	private static final Logger logger = LoggerFactory.getLogger(CallDesk.class);

	private final EngineSettings settings;

	private final Caller<C, A> caller;

	private final Answers<A> answers;

	private final InstantSource clock;

	private final AtomicInteger claims = new AtomicInteger();

	private final AtomicInteger running = new AtomicInteger();

	private final Queue<Departure<C>> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger dispatching = new AtomicInteger();

	private volatile boolean closing;

	CallDesk(EngineSettings settings, Caller<C, A> caller, Answers<A> answers, InstantSource clock) {
		this.settings = settings;
		this.caller = caller;
		this.answers = answers;
		this.clock = clock;
	}

	boolean claim() {
		if (this.closing) {
			return false;
		}
		if (this.claims.incrementAndGet() > this.settings.slots() + this.settings.ahead()) {
			this.claims.decrementAndGet();
			return false;
		}
		return true;
	}

	void release() {
		this.claims.decrementAndGet();
	}

	void start(Departure<C> departure) {
		this.queue.add(departure);
		dispatch();
	}

	int running() {
		return this.running.get();
	}

	/**
	 * Starts nothing any more, and waits for the calls under way.
	 * @return whether all of them ended in time
	 */
	boolean close(Duration patience) throws InterruptedException {
		this.closing = true;
		dispatch();
		long end = System.nanoTime() + patience.toNanos();
		synchronized (this.running) {
			for (long left = patience.toMillis(); this.running.get() > 0
					&& left > 0; left = (end - System.nanoTime()) / 1_000_000) {
				this.running.wait(left);
			}
		}
		return this.running.get() == 0;
	}

	/**
	 * One thread at a time moves departures from the queue to the slots. Whoever comes
	 * meanwhile leaves word and goes; an answer that arrives at once does not recurse.
	 */
	private void dispatch() {
		if (this.dispatching.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			while (this.closing || this.running.get() < this.settings.slots()) {
				Departure<C> next = this.queue.poll();
				if (next == null) {
					break;
				}
				this.running.incrementAndGet();
				run(next);
			}
			seen = this.dispatching.addAndGet(-seen);
		}
		while (seen != 0);
	}

	private void run(Departure<C> departure) {
		if (this.closing || !departure.lease().holds(this.clock)) {
			end(departure, new Reply.NotSent<>());
			return;
		}
		try {
			this.caller.call(departure.lane(), departure.call(), departure.headers())
				.<Reply<A>>map(Reply.Answered::new)
				.timeout(this.settings.callTimeout().plusMillis(500), Mono.empty())
				.onErrorResume((failure) -> {
					logger.atError().setCause(failure).log("A call failed in a way that is no answer");
					return Mono.empty();
				})
				.defaultIfEmpty(new Reply.Lost<>())
				.subscribe((reply) -> end(departure, reply));
		}
		catch (RuntimeException | Error failure) { // or no call would be started any more
			logger.atError().setCause(failure).log("A call could not be started");
			end(departure, new Reply.Lost<>());
		}
	}

	private void end(Departure<C> departure, Reply<A> reply) {
		this.answers.write(departure.partition(), new LoopRecord.Ticketed<>(departure.ticket(), reply));
		this.claims.decrementAndGet();
		if (this.running.decrementAndGet() == 0 && this.closing) {
			synchronized (this.running) {
				this.running.notifyAll();
			}
		}
		dispatch();
	}

}
