package io.keepsake.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.keepsake.digitalocean.RateLimit;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.Wait;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaMetricsTest {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

	private final QuotaMetrics metrics = new QuotaMetrics(this.registry, new AccountLabels(1), new Blocks(),
			Duration.ofHours(1), this.now::get);

	@Test
	void showsWhatIsLeftToAnAccountAndWhatItUsed() {
		this.metrics.leaves("acme");
		this.metrics.told("acme", new RateLimit(5000, 4998, null));
		this.metrics.leaves("acme");
		this.metrics.told("acme", new RateLimit(5000, 4900, null));

		assertThat(left()).isEqualTo(4900);
		assertThat(this.registry.get("keepsake.quota.limit").tag("account", "acme").gauge().value()).isEqualTo(5000);
		assertThat(this.registry.get("keepsake.quota.calls").tag("account", "acme").counter().count()).isEqualTo(2);
	}

	@Test
	void doesNotShowAsLeftWhatWasSaidLongerAgoThanTheLimitLasts() {
		this.metrics.told("acme", new RateLimit(5000, 200, null));

		this.now.set(this.now.get().plusSeconds(3599));
		assertThat(left()).isEqualTo(200);
		this.now.set(this.now.get().plusSeconds(1));
		assertThat(left()).isNaN();

		this.metrics.told("acme", new RateLimit(5000, 4999, null));
		assertThat(left()).isEqualTo(4999);
	}

	private double left() {
		return this.registry.get("keepsake.quota.left").tag("account", "acme").gauge().value();
	}

	@Test
	void showsWhenThereIsMoreIfTheServerTells() {
		this.metrics.told("acme", new RateLimit(5000, 4711, null));
		assertThat(reset()).isNaN();

		this.metrics.told("acme", new RateLimit(5000, 4711, Instant.ofEpochSecond(1_795_000_000)));
		assertThat(reset()).isEqualTo(1_795_000_000);
	}

	private double reset() {
		return this.registry.get("keepsake.quota.reset.timestamp").tag("account", "acme").gauge().value();
	}

	@Test
	void countsTheCallsOfFurtherAccountsTogetherAndMixesTheirBudgetsNot() {
		this.metrics.leaves("acme");
		for (String account : new String[] { "globex", "initech" }) {
			this.metrics.leaves(account);
			this.metrics.told(account, new RateLimit(5000, 4998, null));
		}

		assertThat(this.registry.get("keepsake.quota.calls").tag("account", AccountLabels.OTHERS).counter().count())
			.isEqualTo(2);
		assertThat(this.registry.find("keepsake.quota.left").gauges()).isEmpty();
	}

	@Test
	void theBudgetOfAnAccountVanishesWithItsWork() {
		this.metrics.leaves("acme");
		this.metrics.told("acme", new RateLimit(5000, 4998, null));

		this.metrics.closed("acme");

		assertThat(this.registry.find("keepsake.quota.left").gauges()).isEmpty();
		assertThat(this.registry.find("keepsake.quota.calls").counters()).isEmpty();
	}

	@Test
	void countsWhyAccountsWait() {
		this.metrics.waits("acme", Wait.FIRST_ANSWER);
		this.metrics.others("acme", 3);

		assertThat(this.registry.get("keepsake.quota.waits").tag("cause", "first-answer").counter().count())
			.isEqualTo(1);
		assertThat(this.registry.get("keepsake.quota.others").counter().count()).isEqualTo(3);
	}

}
