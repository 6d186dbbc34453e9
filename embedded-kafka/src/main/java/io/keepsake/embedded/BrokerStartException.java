package io.keepsake.embedded;

import java.nio.file.Path;

/**
 * A broker that did not start. The message says in one line what is wrong and what to do;
 * the caller, who knows where the value came from, adds the name of its property.
 */
public abstract sealed class BrokerStartException extends RuntimeException {

	private BrokerStartException(String message, Throwable cause) {
		super(message, cause);
	}

	private BrokerStartException(String message) {
		super(message);
	}

	/** Another program listens there. */
	public static final class PortTaken extends BrokerStartException {

		PortTaken(String host, int port, Throwable cause) {
			super("Cannot listen on %s:%d (%s): stop what listens there or choose another port".formatted(host, port,
					cause.getMessage()), cause);
		}

	}

	/** The directory cannot be made or written. */
	public static final class DirectoryNotWritable extends BrokerStartException {

		DirectoryNotWritable(Path directory, Throwable cause) {
			super("Cannot write to the data directory %s (%s): make it writable or choose another".formatted(directory,
					cause), cause);
		}

	}

	/** A running broker has it. */
	public static final class DirectoryInUse extends BrokerStartException {

		DirectoryInUse(Path directory) {
			super("The data directory %s is in use by another broker: stop that one or choose another directory"
				.formatted(directory));
		}

	}

	/** What is in the directory is not this node's. */
	public static final class ForeignData extends BrokerStartException {

		ForeignData(Path directory, String found) {
			super("The data directory %s holds %s: choose another directory or empty this one".formatted(directory,
					found));
		}

	}

	/** Anything else; the cause tells. */
	public static final class Failed extends BrokerStartException {

		Failed(Path directory, Throwable cause) {
			super("The Kafka broker on %s did not start (%s): its log tells more".formatted(directory, cause), cause);
		}

	}

}
