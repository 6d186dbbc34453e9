package io.keepsake.service;

import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Says in one line why a start failed. Spring's own reporter says it in ten, and shows
 * values, among which may be a token.
 */
public final class OneLineReporter implements FailureAnalysisReporter {

	private static final Logger logger = LoggerFactory.getLogger("io.keepsake.start");

	private static final Pattern ACCOUNT_VALUE = Pattern
		.compile("(Property: keepsake\\.accounts\\S* Value: )(\"[^\"]*\"|\\S+)");

	private static final Pattern TOKEN = Pattern.compile("\\bdo[a-z]_v1_\\w+");

	@Override
	public void report(FailureAnalysis analysis) {
		logger.error("Start failed: {}", line(analysis));
	}

	static String line(FailureAnalysis analysis) {
		String action = (analysis.getAction() != null) ? " " + analysis.getAction() : "";
		String line = (analysis.getDescription() + action).replaceAll("\\s+", " ").trim();
		return TOKEN.matcher(ACCOUNT_VALUE.matcher(line).replaceAll("$1****")).replaceAll("****");
	}

}
