package io.keepsake.service;

import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Starts a service, in a process of its own or beside others.
 */
public final class Service {

	private Service() {
	}

	/**
	 * Prepares an application whose configuration files bear its own name, so that
	 * several in one process do not share theirs.
	 * @param name such as {@code conversion-service}
	 */
	public static SpringApplicationBuilder named(String name, Class<?> application) {
		return new SpringApplicationBuilder(application).bannerMode(Banner.Mode.OFF)
			.properties(Map.of("spring.config.name", name, "spring.application.name", name));
	}

}
