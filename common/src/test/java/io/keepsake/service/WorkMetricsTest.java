package io.keepsake.service;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.durable.EngineWatch;
import io.keepsake.durable.LaneReport;
import io.keepsake.durable.Reply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkMetricsTest {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

	private final WorkMetrics metrics = new WorkMetrics(this.registry, new AccountLabels(2), this.now::get);

	@Test
	void showsWhatAnAccountHoldsAndHowOldItIs() {
		this.metrics.opened("conversion", 0).holds(List.of(new LaneReport("acme", 7, 2, NOON, null, 0)));
		this.now.set(NOON.plusSeconds(90));

		assertThat(value("keepsake.work.held", "acme")).isEqualTo(7);
		assertThat(value("keepsake.work.calling", "acme")).isEqualTo(2);
		assertThat(value("keepsake.work.oldest.age", "acme")).isEqualTo(90);
	}

	@Test
	void showsExpiriesOnlyOfAccountsWhoseWorkExpires() {
		EngineWatch.TaskWatch task = this.metrics.opened("conversion", 0);
		task.holds(List.of(new LaneReport("acme", 1, 0, NOON, null, 0)));
		assertThat(this.registry.find("keepsake.work.late").gauges()).isEmpty();

		task.holds(List.of(new LaneReport("acme", 2, 0, NOON, NOON.plusSeconds(3600), 1)));
		assertThat(value("keepsake.work.late", "acme")).isEqualTo(1);
		assertThat(value("keepsake.work.soonest.expiry", "acme")).isEqualTo(3600);

		task.holds(List.of(new LaneReport("acme", 0, 0, null, null, 0)));
		assertThat(value("keepsake.work.oldest.age", "acme")).isZero();
		assertThat(value("keepsake.work.late", "acme")).isZero();
		assertThat(value("keepsake.work.soonest.expiry", "acme")).isNaN();
	}

	@Test
	void addsUpTheAccountsThatShareALabel() {
		this.metrics.opened("conversion", 0)
			.holds(List.of(held("acme", 1), held("globex", 1), held("initech", 3), held("hooli", 4)));
		this.metrics.opened("conversion", 1).holds(List.of(held("umbrella", 5)));

		assertThat(value("keepsake.work.held", AccountLabels.OTHERS)).isEqualTo(12);
		assertThat(this.registry.find("keepsake.work.held").gauges()).hasSize(3);
	}

	@Test
	void whatATaskHeldVanishesWithIt() {
		EngineWatch.TaskWatch gone = this.metrics.opened("conversion", 0);
		gone.holds(List.of(held("acme", 1), held("globex", 1), held("initech", 3)));
		EngineWatch.TaskWatch stays = this.metrics.opened("conversion", 1);
		stays.holds(List.of(held("umbrella", 5)));

		gone.closed();

		assertThat(this.registry.find("keepsake.work.held").gauges()).hasSize(1);
		assertThat(value("keepsake.work.held", AccountLabels.OTHERS)).isEqualTo(5);
		assertThat(this.registry.get("keepsake.tasks").gauge().value()).isEqualTo(1);
		stays.holds(List.of(held("umbrella", 5)));
		assertThat(value("keepsake.work.held", "umbrella")).as("a label that became free").isEqualTo(5);
		stays.closed();
		assertThat(this.registry.find("keepsake.work.held").gauges()).isEmpty();
		assertThat(this.registry.find("keepsake.work.oldest.age").gauges()).isEmpty();
	}

	@Test
	void countsTheCallsThatCameToNothing() {
		ApiError error = new ApiError(503, null, "no", null);
		for (Reply<Answer> reply : List.<Reply<Answer>>of(new Reply.NotSent<>(), new Reply.Lost<>(),
				new Reply.Answered<>(new Answer.Throttled(error, null, null)),
				new Reply.Answered<>(new Answer.Unauthorized(error, null)),
				new Reply.Answered<>(new Answer.Forbidden(error, null)),
				new Reply.Answered<>(new Answer.Unavailable(error, null)),
				new Reply.Answered<>(new Answer.NotFound(error, null)),
				new Reply.Answered<>(new Answer.Rejected(error, null)))) {
			this.metrics.answered(reply);
		}

		assertThat(this.registry.find("keepsake.retries").counters()).hasSize(6)
			.allSatisfy((counter) -> assertThat(counter.count()).isEqualTo(1));
	}

	@Test
	void aThousandAccountsStaySmall() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		WorkMetrics all = new WorkMetrics(prometheus, new AccountLabels(1000), this.now::get);
		for (int partition = 0; partition < 24; partition++) {
			int first = partition;
			all.opened("conversion", partition)
				.holds(IntStream.range(0, 1000)
					.filter((account) -> account % 24 == first)
					.mapToObj((account) -> new LaneReport("customer-account-" + account, 123_456, 256, NOON,
							NOON.plusSeconds(86_400), 12_345))
					.toList());
		}

		String scrape = prometheus.scrape();

		assertThat(scrape).contains("customer-account-0\"").contains("customer-account-999\"");
		assertThat(scrape.getBytes(StandardCharsets.UTF_8).length).isLessThan(600_000);
	}

	private static LaneReport held(String account, long held) {
		return new LaneReport(account, held, 0, NOON, null, 0);
	}

	private @Nullable Double value(String name, String account) {
		Gauge gauge = this.registry.find(name).tags("account", account, "work", "conversion").gauge();
		return (gauge != null) ? Double.valueOf(gauge.value()) : null;
	}

}
