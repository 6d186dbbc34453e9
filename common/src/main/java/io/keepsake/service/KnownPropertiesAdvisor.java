package io.keepsake.service;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses a key under {@code keepsake.} that nobody reads, wherever it comes from: Spring
 * looks into files alone, and a container is configured by its environment.
 */
final class KnownPropertiesAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("keepsake");

	@Override
	public BindHandler apply(BindHandler handler) {
		return new OnlyKnown(handler);
	}

	private static final class OnlyKnown extends NoUnboundElementsBindHandler {

		private final BindHandler parent;

		private final Set<String> bound = new HashSet<>();

		OnlyKnown(BindHandler parent) {
			super(parent, (source) -> true);
			this.parent = parent;
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			this.bound.add(letters(name));
			return super.onSuccess(name, target, context, result);
		}

		@Override
		public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				@Nullable Object result) throws Exception {
			this.parent.onFinish(name, target, context, result); // which validates
			if (ROOT.isAncestorOf(name) || ROOT.equals(name)) {
				try {
					super.onFinish(name, target, context, result);
				}
				catch (UnboundConfigurationPropertiesException ex) {
					refuse(ex.getUnboundProperties());
				}
			}
		}

		private void refuse(Set<ConfigurationProperty> unbound) {
			Set<ConfigurationProperty> unknown = new TreeSet<>(unbound);
			unknown.removeIf(this::isKnownToTheEnvironment);
			if (!unknown.isEmpty()) {
				throw new UnboundConfigurationPropertiesException(unknown);
			}
		}

		/**
		 * A dash may be an underscore there, and so may a dot: {@code BASE_URL} is bound
		 * to {@code base-url} and listed as {@code base.url}.
		 */
		private boolean isKnownToTheEnvironment(ConfigurationProperty property) {
			return property.getOrigin() instanceof PropertySourceOrigin origin
					&& origin.getPropertySource() instanceof SystemEnvironmentPropertySource
					&& this.bound.contains(letters(property.getName()));
		}

		private static String letters(ConfigurationPropertyName name) {
			return name.toString().replaceAll("[.-]", "");
		}

	}

}
