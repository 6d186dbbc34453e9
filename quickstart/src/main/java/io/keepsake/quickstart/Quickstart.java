package io.keepsake.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.keepsake.simulator.Behaviour;

/** Starts everything, and shows how requests end until it is closed. */
final class Quickstart implements AutoCloseable {

	/** A start under way is let through: it takes less than this. */
	private static final Duration START = Duration.ofSeconds(10);

	private final Given given;

	private final Screen screen;

	private final Stack stack;

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile boolean stopping;

	Quickstart(Given given, Screen screen) {
		this.given = given;
		this.screen = screen;
		this.stack = new Stack(given);
	}

	/**
	 * Returns when it is closed.
	 * @throws StartFailure where it cannot start
	 * @throws CancellationException where it is closed before
	 */
	void run() throws InterruptedException {
		try {
			String broker = this.stack.startBroker().bootstrapServers();
			up("broker", broker);
			try (TopicFollower follower = new TopicFollower(broker, this.given.topics())) {
				Progress found = follower.catchUp();
				Guide guide = startOthers(broker);
				begin(found, broker, follower);
				Watch watch = new Watch(follower, this.stack::calls, guide, this.screen);
				while (!this.stopping) {
					watch.look(Instant.now());
				}
			}
		}
		finally {
			this.ended.countDown();
		}
	}

	private Guide startOthers(String broker) {
		String simulator = switch (this.given.api()) {
			case Given.Simulated(Behaviour behaviour) -> {
				String url = this.stack.startSimulator(behaviour).baseUrl().toString();
				up("simulator", url);
				yield url;
			}
			case Given.Remote _ -> "";
		};
		RunningService conversion = this.stack.startConversionService(broker);
		up(conversion.name(), conversion.address());
		RunningService poller = this.stack.startStatusPoller(broker);
		up(poller.name(), poller.address());
		return new Guide(this.given, broker, simulator, conversion.address(), poller.address());
	}

	private void begin(Progress found, String broker, TopicFollower follower) throws InterruptedException {
		boolean samples = this.given.settings().samples() && this.given.api() instanceof Given.Simulated;
		if (!found.equals(Progress.NONE)) {
			this.screen.say("Found %d requests of an earlier run and goes on with the %d that are pending"
				.formatted(found.requested(), found.pending()));
		}
		else if (samples) {
			int published = Publisher.publish(broker, this.given.topics().requests(), SampleRequests.at(Instant.now()));
			this.screen
				.say("Published %d sample requests for the accounts 'default' and 'archive'".formatted(published));
		}
		follower.catchUp();
	}

	/** After each part it may be told to stop. */
	private void up(String part, String address) {
		this.screen.say("  %-20s up at %s".formatted(part, address));
		if (this.stopping) {
			throw new CancellationException("Stopped while starting");
		}
	}

	/** Stops gracefully: the services, the simulator, the broker. */
	@Override
	public void close() {
		this.stopping = true;
		try {
			boolean _ = this.ended.await(START.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.stack.close();
	}

}
