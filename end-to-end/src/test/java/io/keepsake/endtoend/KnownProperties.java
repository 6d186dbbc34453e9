package io.keepsake.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.contract.ContractJson;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The names of properties that somebody reads: ours by the records that they are bound
 * to, Spring's by its own lists.
 *
 * @param letters of the names alone, which is what an environment variable has of them
 */
record KnownProperties(Set<String> letters) {

	static KnownProperties read() {
		return new KnownProperties(Stream.concat(ours(), springs()).collect(Collectors.toSet()));
	}

	private static Stream<String> ours() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents("io.keepsake")
			.stream()
			.map((bean) -> ClassUtils.resolveClassName(Objects.requireNonNull(bean.getBeanClassName()), null))
			.flatMap((type) -> bound(prefix(type), type));
	}

	private static String prefix(Class<?> type) {
		return Objects.requireNonNull(AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class))
			.prefix();
	}

	private static Stream<String> bound(String prefix, Class<?> type) {
		return Arrays.stream(Objects.requireNonNull(type.getRecordComponents())).flatMap((component) -> {
			String name = prefix + "." + component.getName();
			return isBound(component.getType()) ? bound(name, component.getType()) : Stream.of(letters(name));
		});
	}

	private static boolean isBound(Class<?> type) {
		return type.isRecord() && (type.isMemberClass() || type.getSimpleName().endsWith("Properties"));
	}

	private static Stream<String> springs() {
		try {
			return Collections
				.list(KnownProperties.class.getClassLoader()
					.getResources("META-INF/spring-configuration-metadata.json"))
				.stream()
				.flatMap(KnownProperties::listed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> listed(URL metadata) {
		try (InputStream content = metadata.openStream()) {
			return ContractJson.mapper()
				.readTree(content)
				.path("properties")
				.valueStream()
				.filter((property) -> !property.has("deprecation"))
				.map((property) -> letters(property.path("name").asString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether a variable is meant for a property at all.
	 */
	static boolean areMeantBy(String variable) {
		return variable.matches("(KEEPSAKE|SPRING|LOGGING|SERVER|MANAGEMENT)_.*");
	}

	/**
	 * @param name of a property, or of a variable
	 */
	boolean have(String name) {
		return letters(name).matches("keepsakeaccounts.+token(file)?") || this.letters.contains(letters(name));
	}

	private static String letters(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

}
