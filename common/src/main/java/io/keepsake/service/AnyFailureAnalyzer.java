package io.keepsake.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Has the last word where nothing else knows the error, so that nobody is left with a
 * bare stack trace. The trace is there for whoever asks for it.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class AnyFailureAnalyzer implements FailureAnalyzer {

	private static final Logger logger = LoggerFactory.getLogger("io.keepsake.start");

	@Override
	public FailureAnalysis analyze(Throwable failure) {
		logger.debug("The start failed", failure);
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String message = (root.getMessage() != null) ? root.getMessage() : "no message";
		return new FailureAnalysis(root.getClass().getSimpleName() + ": " + message,
				"(--logging.level.io.keepsake.start=debug shows where)", failure);
	}

}
