package io.keepsake.service;

import java.time.Instant;

import io.keepsake.digitalocean.RateLimit;
import io.keepsake.quota.Blocks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaMetricsTest {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final QuotaMetrics metrics = new QuotaMetrics(this.registry, new AccountLabels(1), new Blocks());

	@Test
	void showsWhatTheServerTold() {
		this.metrics.told("default", new RateLimit(5000, 4711, Instant.ofEpochSecond(1_795_000_000)));

		assertThat(value("keepsake.quota.left")).isEqualTo(4711);
		assertThat(value("keepsake.quota.reset.timestamp")).isEqualTo(1_795_000_000);
	}

	@Test
	void aResetThatIsNotToldIsNoNumber() {
		this.metrics.told("default", new RateLimit(5000, 4711, null));

		assertThat(value("keepsake.quota.reset.timestamp")).isNaN();
	}

	@Test
	void whatIsKeptElsewhereIsNotShown() {
		this.metrics.told("default", new RateLimit(5000, 4711, null));

		this.metrics.closed("default");

		assertThat(gauge("keepsake.quota.left")).isNull();
		assertThat(gauge("keepsake.quota.reset.timestamp")).isNull();
	}

	@Test
	void accountsBeyondTheBoundAreNotShown() {
		this.metrics.told("default", new RateLimit(5000, 1, null));
		this.metrics.told("acme", new RateLimit(5000, 2, null));

		assertThat(this.registry.find("keepsake.quota.left").gauges()).hasSize(1);
	}

	private double value(String name) {
		return this.registry.get(name).tag("account", "default").gauge().value();
	}

	private @Nullable Gauge gauge(String name) {
		return this.registry.find(name).gauge();
	}

}
