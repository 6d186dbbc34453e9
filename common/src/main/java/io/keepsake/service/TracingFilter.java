package io.keepsake.service;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves OpenTelemetry out where there is no endpoint to send to: Spring Boot would make
 * spans all the same, and a thread that throws them away.
 */
final class TracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	private boolean traced;

	@Override
	public void setEnvironment(Environment environment) {
		this.traced = StringUtils.hasText(environment.getProperty(ENDPOINT));
	}

	@Override
	public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[classes.length];
		for (int index = 0; index < classes.length; index++) {
			matches[index] = this.traced || !ofTracing(classes[index]);
		}
		return matches;
	}

	private static boolean ofTracing(@Nullable String name) {
		return name != null
				&& Stream.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.")
					.anyMatch(name::startsWith);
	}

}
