package io.keepsake.simulator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/** The account object. */
final class AccountJson {

	private AccountJson() {
	}

	static ObjectNode of(String account) {
		var uuid = UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
		var json = Json.object()
			.put("droplet_limit", 25)
			.put("floating_ip_limit", 3)
			.put("email", account + "@example.com")
			.put("name", account)
			.put("uuid", uuid)
			.put("email_verified", true)
			.put("status", "active")
			.put("status_message", "");
		json.putObject("team").put("uuid", uuid).put("name", account);
		return json;
	}

}
