package io.keepsake.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Control-C: a command that must not end in the middle of something asks whether it was
 * pressed, and is given a few seconds to leave things in order.
 */
final class Interruption {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final AtomicBoolean REQUESTED = new AtomicBoolean();

	private static final CountDownLatch ENDED = new CountDownLatch(1);

	private Interruption() {
	}

	/**
	 * From here on the command looks at {@link #isRequested()}.
	 */
	static void isHandled() {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			REQUESTED.set(true);
			awaitEnd();
		}, "interruption"));
	}

	static boolean isRequested() {
		return REQUESTED.get();
	}

	private static void awaitEnd() {
		try {
			if (!ENDED.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				System.err.println("keepsake: it does not end by itself; it can be gone on with all the same");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Ends the process; if it is ending already, with the code of an interruption.
	 */
	static void exit(int exitCode) {
		ENDED.countDown();
		if (!REQUESTED.get()) {
			System.exit(exitCode);
		}
	}

}
