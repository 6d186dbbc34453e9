package io.keepsake.service;

import io.keepsake.quota.Blocks;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Which accounts are blocked. A blocked account degrades the service and does not take it
 * down: the others are served.
 */
final class AccountsHealth implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED");

	private final Blocks blocks;

	AccountsHealth(Blocks blocks) {
		this.blocks = blocks;
	}

	@Override
	public Health health() {
		var blocked = this.blocks.all();
		return blocked.isEmpty() ? Health.up().build() : Health.status(DEGRADED).withDetail("blocked", blocked).build();
	}

}
