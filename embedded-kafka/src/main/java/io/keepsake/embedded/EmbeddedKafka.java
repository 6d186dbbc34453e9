package io.keepsake.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real broker in this JVM, up when {@link #start(Options)} returns. Started again on
 * the same directory it has the same topics, records and offsets.
 */
public final class EmbeddedKafka implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	private final String bootstrapServers;

	private final Faults faults;

	private final Deque<AutoCloseable> parts;

	private EmbeddedKafka(String bootstrapServers, Faults faults, Deque<AutoCloseable> parts) {
		this.bootstrapServers = bootstrapServers;
		this.faults = faults;
		this.parts = parts;
		var _ = faults.whenFatal()
			.thenAccept((fault) -> logger.atError().setCause(fault).log("The embedded broker has failed: restart it"));
	}

	/**
	 * In a cluster of several nodes this waits for a majority of them: start each in a
	 * thread or process of its own.
	 * @throws BrokerStartException when it does not start; nothing is left running
	 */
	public static EmbeddedKafka start(Options options) {
		Deque<AutoCloseable> parts = new ArrayDeque<>();
		try {
			parts.push(DataDirectory.open(options.directory(), options.quorum()));
			BoundSockets sockets = BoundSockets.bind(options);
			parts.push(sockets);
			Options bound = options.on(sockets);
			Faults faults = new Faults();
			KafkaNode node = new KafkaNode(bound, sockets, faults);
			parts.push(node);
			node.start();
			return new EmbeddedKafka(bound.host() + ":" + bound.port(), faults, parts);
		}
		catch (BrokerStartException ex) {
			close(parts);
			throw ex;
		}
		// Scala throws checked exceptions that it does not declare
		catch (Exception ex) {
			close(parts);
			throw new BrokerStartException.Failed(options.directory(), ex);
		}
	}

	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	/** Completes when the broker can no longer work, with the reason. */
	CompletableFuture<RuntimeException> failure() {
		return this.faults.whenFatal();
	}

	/**
	 * Stops gracefully. The last nodes of a cluster have no quorum to hand over to: Kafka
	 * gives each step some seconds and goes on.
	 */
	@Override
	public synchronized void close() {
		close(this.parts);
	}

	private static void close(Deque<AutoCloseable> parts) {
		while (!parts.isEmpty()) {
			try {
				parts.pop().close();
			}
			// what is below must be closed all the same
			catch (Exception ex) {
				logger.atWarn().setCause(ex).log("A part of the embedded broker did not close");
			}
		}
	}

}
