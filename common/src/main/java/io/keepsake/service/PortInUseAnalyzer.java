package io.keepsake.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/**
 * Names the property of a port that is taken, which Spring's own analyzer does not.
 */
@Order(0)
public final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable root, PortInUseException cause) {
		return new FailureAnalysis(
				"server.port = " + cause.getPort() + " is taken: stop what listens there, or choose another port", null,
				cause);
	}

}
