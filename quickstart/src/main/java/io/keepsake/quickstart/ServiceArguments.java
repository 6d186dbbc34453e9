package io.keepsake.quickstart;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a service is started with: what the user has given, and what is the stack's. */
final class ServiceArguments {

	private static final String STOP_TIMEOUT = "keepsake.engine.stop-timeout";

	private static final String BASE_URL = "keepsake.digitalocean.base-url";

	private final Given given;

	private final Map<String, String> common = new LinkedHashMap<>();

	ServiceArguments(Given given, String bootstrapServers) {
		this.given = given;
		this.common.put("spring.kafka.bootstrap-servers", bootstrapServers);
		// the stack is stopped as a whole, in order
		this.common.put("logging.register-shutdown-hook", "false");
		if (!isGiven(STOP_TIMEOUT)) {
			this.common.put(STOP_TIMEOUT, "5s");
		}
	}

	private boolean isGiven(String name) {
		return this.given.arguments().stream().anyMatch((argument) -> argument.startsWith("--" + name + "="));
	}

	ServiceArguments calling(String simulator) {
		this.common.put(BASE_URL, simulator);
		SimulatedApi.ACCOUNTS
			.forEach((account, token) -> this.common.put("keepsake.accounts." + account + ".token", token));
		return this;
	}

	String[] of(int port, Path state) {
		Map<String, String> all = new LinkedHashMap<>(this.common);
		all.put("server.port", Integer.toString(port));
		all.put("keepsake.engine.state-directory", state.toString());
		return Stream
			.concat(this.given.arguments().stream(),
					all.entrySet().stream().map((argument) -> "--" + argument.getKey() + "=" + argument.getValue()))
			.toArray(String[]::new);
	}

}
