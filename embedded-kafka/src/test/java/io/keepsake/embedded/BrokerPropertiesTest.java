package io.keepsake.embedded;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerPropertiesTest {

	private static final Options OPTIONS = Options.at(19092, Path.of("data"));

	@Test
	void givenPropertiesWin() {
		assertThat(BrokerProperties.of(OPTIONS.withOverrides(Map.of("num.network.threads", "1"))))
			.containsEntry("num.network.threads", "1");
	}

	@Test
	void listensWhereTheOptionsSay() {
		assertThat(BrokerProperties.of(OPTIONS))
			.containsEntry("listeners", "PLAINTEXT://localhost:19092,CONTROLLER://localhost:0")
			.containsEntry("advertised.listeners", "PLAINTEXT://localhost:19092")
			.containsEntry("controller.listener.names", "CONTROLLER");
	}

	@Test
	void takesFurtherListeners() {
		assertThat(BrokerProperties.of(OPTIONS
			.withOverrides(Map.of("listeners", "A://localhost:1,B://localhost:2", "controller.listener.names", "B"))))
			.containsEntry("listeners",
					"PLAINTEXT://localhost:19092,CONTROLLER://localhost:0,A://localhost:1,B://localhost:2")
			.containsEntry("controller.listener.names", "B,CONTROLLER");
	}

}
