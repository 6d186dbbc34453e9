package io.keepsake.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong inside the node. Kafka's own handler of fatal faults ends the process;
 * here the process is the application's or a test's, and it is for them to decide.
 */
final class Faults implements FaultHandlerFactory {

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private final CompletableFuture<RuntimeException> fatal = new CompletableFuture<>();

	@Override
	public FaultHandler build(String name, boolean fatal, Runnable action) {
		return new FaultHandler() {
			@Override
			public RuntimeException handleFault(String message, @Nullable Throwable cause) {
				return fault(name, fatal, action, new RuntimeException(name + ": " + message, cause));
			}
		};
	}

	private RuntimeException fault(String name, boolean fatal, Runnable action, RuntimeException fault) {
		action.run();
		if (fatal) {
			// while the node starts, the exception reaches the caller: no need to log it
			this.fatal.complete(fault);
			logger.atDebug().setCause(fault).addKeyValue("part", name).log("Fatal fault of the embedded broker");
		}
		else {
			logger.atWarn().setCause(fault).addKeyValue("part", name).log("Fault of the embedded broker");
		}
		return fault;
	}

	Optional<RuntimeException> fatal() {
		return this.fatal.isDone() ? Optional.of(this.fatal.join()) : Optional.empty();
	}

	CompletableFuture<RuntimeException> whenFatal() {
		return this.fatal;
	}

}
