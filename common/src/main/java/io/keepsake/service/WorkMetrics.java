package io.keepsake.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.keepsake.digitalocean.Answer;
import io.keepsake.durable.EngineWatch;
import io.keepsake.durable.LaneReport;
import io.keepsake.durable.Reply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What the engine holds, as metrics. The gauges of an account are there while a task of
 * this process holds its work, and go when the task does: after a rebalance they are
 * another process's.
 * <p>
 * The stream threads only leave their reports behind. Whoever scrapes adds them up, and
 * ages are those of that moment: a thread that hangs is seen as work that grows old.
 */
final class WorkMetrics implements EngineWatch<Answer> {

	private final MeterRegistry registry;

	private final AccountLabels labels;

	private final InstantSource clock;

	private final Retries retries;

	private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

	private final Map<Series, Set<Meter>> gauges = new HashMap<>();

	WorkMetrics(MeterRegistry registry, AccountLabels labels, InstantSource clock) {
		this.registry = registry;
		this.labels = labels;
		this.clock = clock;
		this.retries = new Retries(registry);
		Gauge.builder("keepsake.tasks", this.tasks, Set::size)
			.description("Tasks whose work this process has taken up")
			.register(registry);
	}

	@Override
	public TaskWatch opened(String work, int partition) {
		Task task = new Task(work);
		this.tasks.add(task);
		return task;
	}

	@Override
	public void answered(Reply<Answer> reply) {
		this.retries.count(reply);
	}

	private synchronized void show(String work, Map<String, LaneReport> lanes) {
		lanes.forEach((label, report) -> {
			Set<Meter> shown = this.gauges.computeIfAbsent(new Series(work, label), this::amounts);
			if (report.mostUrgent() != null && shown.size() == Series.AMOUNTS) {
				shown.addAll(expiries(new Series(work, label)));
			}
		});
	}

	/**
	 * Takes away what no task holds any more.
	 */
	private synchronized void conceal(String work, Set<String> concealed) {
		for (String label : concealed) {
			if (this.tasks.stream().noneMatch((task) -> task.holds(work, label))) {
				this.labels.release(label);
				Objects.requireNonNullElse(this.gauges.remove(new Series(work, label)), Set.<Meter>of())
					.forEach(this.registry::remove);
			}
		}
	}

	private Set<Meter> amounts(Series series) {
		return new HashSet<>(Set.of(
				gauge(series, "keepsake.work.held", "Pieces of work that are held, waiting or with a call under way",
						LaneReport::held),
				gauge(series, "keepsake.work.calling", "Those of them for which a call is under way",
						LaneReport::calling),
				seconds(series, "keepsake.work.oldest.age", "How long the oldest of them is held", 0,
						(report, now) -> (report.oldest() != null) ? Duration.between(report.oldest(), now) : null)));
	}

	/**
	 * For accounts whose work expires at all.
	 */
	private Set<Meter> expiries(Series series) {
		return Set.of(
				seconds(series, "keepsake.work.soonest.expiry", "How soon the first of the backups will expire",
						Double.NaN,
						(report, now) -> (report.mostUrgent() != null) ? Duration.between(now, report.mostUrgent())
								: null),
				gauge(series, "keepsake.work.late", "Backups that will expire before the quota can reach them",
						LaneReport::late));
	}

	private Meter gauge(Series series, String name, String description, ToDoubleFunction<LaneReport> value) {
		return Gauge.builder(name, () -> value.applyAsDouble(report(series)))
			.description(description)
			.tags("work", series.work, "account", series.label)
			.register(this.registry);
	}

	private Meter seconds(Series series, String name, String description, double none, Age age) {
		return Gauge.builder(name, () -> {
			Duration length = age.of(report(series), this.clock.instant());
			return (length != null) ? length.toMillis() / 1000.0 : none;
		})
			.description(description)
			.baseUnit("seconds")
			.tags("work", series.work, "account", series.label)
			.register(this.registry);
	}

	private LaneReport report(Series series) {
		LaneReport sum = new LaneReport(series.label, 0, 0, null, null, 0);
		for (Task task : this.tasks) {
			LaneReport report = task.lanes.get(series.label);
			if (report != null && task.work.equals(series.work)) {
				sum = sum.plus(report);
			}
		}
		return sum;
	}

	@FunctionalInterface
	private interface Age {

		@Nullable Duration of(LaneReport report, Instant now);

	}

	/**
	 * @param label of an account, or of those that share one
	 */
	private record Series(String work, String label) {

		/** How many gauges every series has. */
		static final int AMOUNTS = 3;

	}

	private final class Task implements TaskWatch {

		private final String work;

		private volatile Map<String, LaneReport> lanes = Map.of();

		Task(String work) {
			this.work = work;
		}

		@Override
		public void holds(List<LaneReport> reports) {
			Map<String, LaneReport> byLabel = HashMap.newHashMap(reports.size());
			for (LaneReport report : reports) {
				byLabel.merge(WorkMetrics.this.labels.of(report.lane()), report, LaneReport::plus);
			}
			Set<String> gone = new HashSet<>(this.lanes.keySet());
			gone.removeAll(byLabel.keySet());
			this.lanes = byLabel;
			show(this.work, byLabel);
			conceal(this.work, gone);
		}

		@Override
		public void closed() {
			WorkMetrics.this.tasks.remove(this);
			conceal(this.work, this.lanes.keySet());
		}

		boolean holds(String someWork, String label) {
			return this.work.equals(someWork) && this.lanes.containsKey(label);
		}

	}

}
