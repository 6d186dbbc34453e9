package io.keepsake.service;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says what is wrong with a property, and no more than that: Spring's own analyzers also
 * tell which class it was meant for.
 */
@Order(0)
public final class PropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName SECRETS = ConfigurationPropertyName.of("keepsake.accounts");

	@Override
	protected FailureAnalysis analyze(Throwable root, BindException cause) {
		UnboundConfigurationPropertiesException unknown = findCause(cause,
				UnboundConfigurationPropertiesException.class);
		BindValidationException invalid = findCause(cause, BindValidationException.class);
		String problem = (unknown != null) ? unknown(unknown)
				: (invalid != null) ? invalid(invalid.getValidationErrors()) : unreadable(cause, root);
		return new FailureAnalysis(problem, null, cause);
	}

	private static String unknown(UnboundConfigurationPropertiesException failure) {
		return failure.getUnboundProperties()
			.stream()
			.map((property) -> property.getName() + " is unknown: nobody reads a property of that name")
			.collect(Collectors.joining("; "));
	}

	private static String invalid(ValidationErrors errors) {
		List<ObjectError> all = errors.getAllErrors();
		return all.stream().map((error) -> invalid(errors.getName(), error)).collect(Collectors.joining("; "));
	}

	private static String invalid(ConfigurationPropertyName prefix, ObjectError error) {
		if (!(error instanceof FieldError field)) {
			return prefix + " " + error.getDefaultMessage();
		}
		String name = prefix + "." + DataObjectPropertyName.toDashedForm(field.getField());
		return name + " = " + field.getRejectedValue() + ": " + field.getDefaultMessage();
	}

	private static String unreadable(BindException failure, Throwable root) {
		ConfigurationProperty property = failure.getProperty();
		return (property != null) ? property.getName() + " = " + shown(property) + ": " + Causes.root(root).getMessage()
				: failure.getName() + ": " + Causes.root(root).getMessage();
	}

	private static Object shown(ConfigurationProperty property) {
		return SECRETS.isAncestorOf(property.getName()) ? "****" : property.getValue();
	}

}
