package io.keepsake.service;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.keepsake.digitalocean.RateLimit;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaWatch;
import io.keepsake.quota.Wait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the accounts' budgets, as metrics.
 */
final class QuotaMetrics implements QuotaWatch {

	private final MeterRegistry registry;

	private final AccountLabels labels;

	private final Map<Wait, Counter> waits = new EnumMap<>(Wait.class);

	private final Counter others;

	private final Map<String, Told> told = new ConcurrentHashMap<>();

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
	public void told(String account, RateLimit limit) {
		String label = this.labels.of(account);
		if (!label.equals(AccountLabels.OTHERS)) {
			this.told.computeIfAbsent(label, this::told).last.set(limit);
		}
	}

	private Told told(String account) {
		AtomicReference<@Nullable RateLimit> last = new AtomicReference<>();
		return new Told(last, List.of(
				Gauge.builder("keepsake.quota.left", last, QuotaMetrics::left)
					.description("Calls of the longest limit that are left by the server's word")
					.tag("account", account)
					.register(this.registry),
				Gauge.builder("keepsake.quota.reset.timestamp", last, QuotaMetrics::reset)
					.description("When the server has more calls again, by its word; absent if it does not tell")
					.baseUnit("seconds")
					.tag("account", account)
					.register(this.registry)));
	}

	private static double left(AtomicReference<@Nullable RateLimit> last) {
		RateLimit told = last.get();
		return (told != null) ? told.remaining() : Double.NaN;
	}

	private static double reset(AtomicReference<@Nullable RateLimit> last) {
		RateLimit told = last.get();
		return (told != null && told.reset() != null) ? told.reset().getEpochSecond() : Double.NaN;
	}

	@Override
	public void closed(String account) {
		Told gone = this.told.remove(account);
		if (gone != null) {
			gone.gauges.forEach(this.registry::remove);
		}
	}

	@Override
	public void others(String account, long calls) {
		this.others.increment((double) calls);
	}

	private record Told(AtomicReference<@Nullable RateLimit> last, List<Gauge> gauges) {
	}

}
