package io.keepsake.service;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaWatch;
import io.keepsake.quota.Wait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What becomes of the accounts' budgets, as metrics.
 */
final class QuotaMetrics implements QuotaWatch {

	private final MeterRegistry registry;

	private final AccountLabels labels;

	private final Map<Wait, Counter> waits = new EnumMap<>(Wait.class);

	private final Counter others;

	private final Map<String, Left> left = new ConcurrentHashMap<>();

	QuotaMetrics(MeterRegistry registry, AccountLabels labels, Blocks blocks) {
		this.registry = registry;
		this.labels = labels;
		for (Wait cause : Wait.values()) {
			this.waits.put(cause,
					Counter.builder("keepsake.quota.waits")
						.description("How often an account had to wait, by cause")
						.tag("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
						.register(registry));
		}
		this.others = Counter.builder("keepsake.quota.others")
			.description("Calls that other clients of our tokens were found to have made")
			.register(registry);
		Gauge.builder("keepsake.accounts.blocked", blocks, (all) -> all.all().size())
			.description("Accounts whose token is refused")
			.register(registry);
	}

	@Override
	public void waits(String account, Wait cause) {
		Objects.requireNonNull(this.waits.get(cause)).increment();
	}

	@Override
	public void told(String account, long remaining, Instant now) {
		String label = this.labels.of(account);
		if (!label.equals(AccountLabels.OTHERS)) {
			this.left.computeIfAbsent(label, this::leftOf).value.set(remaining);
		}
	}

	private Left leftOf(String account) {
		AtomicLong value = new AtomicLong();
		return new Left(value,
				Gauge.builder("keepsake.quota.left", value, AtomicLong::get)
					.description("Calls of the longest limit that are left by the server's word")
					.tag("account", account)
					.register(this.registry));
	}

	@Override
	public void closed(String account) {
		Left gone = this.left.remove(account);
		if (gone != null) {
			this.registry.remove(gone.gauge);
		}
	}

	@Override
	public void others(String account, long calls) {
		this.others.increment((double) calls);
	}

	private record Left(AtomicLong value, Gauge gauge) {
	}

}
