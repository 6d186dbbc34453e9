package io.keepsake.service;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

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

		OnlyKnown(BindHandler parent) {
			super(parent, (source) -> true);
			this.parent = parent;
		}

		@Override
		public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				@Nullable Object result) throws Exception {
			if (ROOT.isAncestorOf(name) || ROOT.equals(name)) {
				super.onFinish(name, target, context, result);
			}
			// Spring's handler does not pass it on, and the parent is who validates
			this.parent.onFinish(name, target, context, result);
		}

	}

}
