package io.keepsake.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.keepsake.digitalocean.RateLimit;
import io.keepsake.quota.Blocks;
import io.keepsake.quota.QuotaWatch;
import io.keepsake.quota.Wait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the accounts' budgets, as metrics.
 */
final class QuotaMetrics implements QuotaWatch {

	private final MeterRegistry registry;

	private final AccountLabels labels;

	private final Duration wordCounts;

	private final InstantSource clock;

	private final Map<Wait, Counter> waits = new EnumMap<>(Wait.class);

	private final Counter others;

	private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

	/**
	 * @param wordCounts how long what the server said counts
	 */
	QuotaMetrics(MeterRegistry registry, AccountLabels labels, Blocks blocks, Duration wordCounts,
			InstantSource clock) {
		this.registry = registry;
		this.labels = labels;
		this.wordCounts = wordCounts;
		this.clock = clock;
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
	public void leaves(String account) {
		budget(account).calls.increment();
	}

	/**
	 * What is left to several accounts together says nothing of any of them.
	 */
	@Override
	public void told(String account, RateLimit said) {
		Budget budget = budget(account);
		if (budget.label.equals(account)) {
			budget.tell(said);
		}
	}

	@Override
	public void others(String account, long calls) {
		this.others.increment((double) calls);
	}

	@Override
	public void closed(String account) {
		Budget gone = this.budgets.remove(account);
		if (gone != null) {
			gone.meters().forEach(this.registry::remove);
		}
	}

	private Budget budget(String account) {
		return this.budgets.computeIfAbsent(this.labels.of(account), Budget::new);
	}

	/**
	 * Of an account, or of those that share a label.
	 */
	private final class Budget {

		private final String label;

		private final Counter calls;

		private List<Meter> told = List.of();

		private volatile @Nullable RateLimit said;

		private volatile Instant saidAt = Instant.MIN;

		Budget(String label) {
			this.label = label;
			this.calls = Counter.builder("keepsake.quota.calls")
				.description("Calls that we made")
				.tag("account", label)
				.register(QuotaMetrics.this.registry);
		}

		void tell(RateLimit limit) {
			boolean first = this.said == null;
			this.said = limit;
			this.saidAt = QuotaMetrics.this.clock.instant();
			if (first) {
				this.told = List.of(
						Gauge.builder("keepsake.quota.left", this::left)
							.description(
									"Calls of the longest limit that are left by the server's word, while it counts")
							.tag("account", this.label)
							.register(QuotaMetrics.this.registry),
						Gauge.builder("keepsake.quota.limit", () -> Objects.requireNonNull(this.said).limit())
							.description("The longest limit by the server's word")
							.tag("account", this.label)
							.register(QuotaMetrics.this.registry),
						Gauge.builder("keepsake.quota.reset.timestamp", this::reset)
							.description(
									"When the server has more calls again, by its word; no number if it does not tell")
							.baseUnit("seconds")
							.tag("account", this.label)
							.register(QuotaMetrics.this.registry));
			}
		}

		/**
		 * An account that is idle hears nothing of the calls that are given back, and the
		 * end of its last run must not look like a budget that is used up.
		 */
		private double left() {
			boolean counts = this.saidAt.plus(QuotaMetrics.this.wordCounts).isAfter(QuotaMetrics.this.clock.instant());
			return counts ? Objects.requireNonNull(this.said).remaining() : Double.NaN;
		}

		private double reset() {
			Instant reset = Objects.requireNonNull(this.said).reset();
			return (reset != null) ? reset.getEpochSecond() : Double.NaN;
		}

		List<Meter> meters() {
			return Stream.concat(Stream.of(this.calls), this.told.stream()).toList();
		}

	}

}
