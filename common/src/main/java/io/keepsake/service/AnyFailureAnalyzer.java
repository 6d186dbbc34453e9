package io.keepsake.service;

import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Has the last word where nothing else knows the error, so that nobody is left with a
 * bare stack trace. The trace is there for whoever asks for it.
 * <p>
 * Spring's own analyzers have the lowest precedence there is, and among equals the class
 * path decides: so this one cannot be ordered behind them, and asks them itself.
 */
public final class AnyFailureAnalyzer implements FailureAnalyzer {

	private static final Logger logger = LoggerFactory.getLogger("io.keepsake.start");

	@Override
	public FailureAnalysis analyze(Throwable failure) {
		logger.debug("The start failed", failure);
		return others().stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> lastWord(failure));
	}

	/**
	 * Those that need nothing of the application's context, which all that speak of
	 * configuration do not.
	 */
	private static List<FailureAnalyzer> others() {
		return SpringFactoriesLoader.forDefaultResourceLocation(AnyFailureAnalyzer.class.getClassLoader())
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {
			}))
			.stream()
			.filter((analyzer) -> !(analyzer instanceof AnyFailureAnalyzer))
			.toList();
	}

	private static FailureAnalysis lastWord(Throwable failure) {
		Throwable root = Causes.root(failure);
		String message = (root.getMessage() != null) ? root.getMessage() : "no message";
		return new FailureAnalysis(root.getClass().getSimpleName() + ": " + message,
				"(--logging.level.io.keepsake.start=debug shows where)", failure);
	}

}
