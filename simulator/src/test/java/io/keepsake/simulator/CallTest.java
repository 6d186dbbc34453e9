package io.keepsake.simulator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallTest {

	@ParameterizedTest
	@CsvSource({ "POST, /v2/images/7/actions, ACT_ON_IMAGE", "GET, /v2/images/7/actions, IMAGE_ACTIONS",
			"GET, /v2/images/7/actions/8, IMAGE_ACTION", "GET, /v2/actions, ACTIONS", "GET, /v2/actions/8, ACTION",
			"GET, /v2/images, IMAGES", "GET, /v2/images/7, IMAGE",
			"GET, /v2/droplets/backups/policies, BACKUP_POLICIES", "GET, /v2/droplets/9/backups, DROPLET_BACKUPS",
			"GET, /v2/account, ACCOUNT", "DELETE, /v2/images/7, NONE", "GET, /v2/images/0, NONE",
			"GET, /v2/images/-7, NONE", "GET, /v2/images/debian-12, NONE", "GET, /v2/images/99999999999999999999, NONE",
			"GET, /v2/images/9999999999999999999, NONE", "GET, /, NONE" })
	void findsTheRoute(String method, String path, Route route) {
		assertThat(Call.of(method, path).route()).isEqualTo(route);
	}

	@ParameterizedTest
	@CsvSource({ "/v2/images/7/actions/3169590176, 7, 3169590176, 0", "/v2/droplets/9/backups, 0, 0, 9",
			"/v2/images/9223372036854775807, 9223372036854775807, 0, 0" })
	void readsTheIds(String path, long imageId, long actionId, long dropletId) {
		var call = Call.of("GET", path);

		assertThat(call.imageId()).isEqualTo(imageId);
		assertThat(call.actionId()).isEqualTo(actionId);
		assertThat(call.dropletId()).isEqualTo(dropletId);
	}

	@ParameterizedTest
	@CsvSource({ "/v2/actions*, ACTION, true", "/v2/actions*, ACTIONS, true", "/v2/actions, ACTION, false",
			"GET /v2/images/{id}, IMAGE, true", "POST /v2/images/{id}, IMAGE, false",
			"/v2/images/{id}/actions, ACT_ON_IMAGE, true" })
	void aPatternMeansRoutes(String pattern, Route route, boolean means) {
		assertThat(route.matches(pattern)).isEqualTo(means);
	}

}
