package io.keepsake.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips what cannot run, and says at the end what it was and why.
 */
final class NeedsCondition implements ExecutionCondition {

	private static final List<String> REQUIRED = Arrays.asList(System.getProperty("contract.require", "").split(","));

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
			.map((needs) -> evaluate(needs.value(), context))
			.orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
	}

	private static ConditionEvaluationResult evaluate(Tool tool, ExtensionContext context) {
		String name = tool.name().toLowerCase(Locale.ROOT);
		return tool.absence().map((absence) -> {
			if (REQUIRED.contains(name)) {
				throw new IllegalStateException(name + " was required, but " + absence);
			}
			String line = "NOT RUN: the tests of the contract that need " + name + ", for " + absence;
			context.getRoot()
				.getStore(Namespace.create(NeedsCondition.class))
				.computeIfAbsent(NotRun.class, (_) -> new NotRun(), NotRun.class)
				.lines()
				.add(line);
			return ConditionEvaluationResult.disabled(line);
		}).orElseGet(() -> ConditionEvaluationResult.enabled(name + " is at hand"));
	}

	/** Printed when all tests have run. */
	private record NotRun(Set<String> lines) implements AutoCloseable {

		NotRun() {
			this(new TreeSet<>());
		}

		@Override
		public void close() {
			this.lines.forEach(System.out::println);
		}

	}

}
