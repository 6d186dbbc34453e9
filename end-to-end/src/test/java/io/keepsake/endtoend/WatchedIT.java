package io.keepsake.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.keepsake.simulator.FaultRule;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What both services show to whoever watches them, after a load with failures.
 */
@Timeout(300)
class WatchedIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	private static Scrape conversion;

	private static Scrape poller;

	@BeforeAll
	static void load() {
		pair = Pair.start(directory);
		pair.behave((behaviour) -> behaviour.withErroredRate(0.3));
		List<Request> served = Stream.generate(() -> pair.publish(Images.fresh(), "acme")).limit(20).toList();
		served.forEach(pair::outcome);
		pair.outcome(pair.publish("{\"imageId\":-1}"));
		pair.producer()
			.send(new ProducerRecord<>(pair.topics().requests(), "no request".getBytes(StandardCharsets.UTF_8)));
		pair.behave((behaviour) -> behaviour.withFault("503-html", new FaultRule(1, "", "", "globex")));
		pair.publish("{\"imageId\":%d,\"account\":\"globex\",\"expiresAt\":\"%s\"}".formatted(Images.fresh(),
				Instant.now().plusSeconds(7200)));
		Await.until("a call is tried again",
				() -> Scrape.of(pair.conversionService()).sum("keepsake_retries_total{cause=\"unavailable\"}") > 0
						&& Scrape.of(pair.conversionService())
							.sum("keepsake_work_soonest_expiry_seconds{account=\"globex\"") > 7000);
		conversion = Scrape.of(pair.conversionService());
		Await.until("a scrape shows the one before it",
				() -> Scrape.of(pair.statusPoller()).text().contains("http_server_requests_seconds_count"));
		poller = Scrape.of(pair.statusPoller());
	}

	@AfterAll
	static void stop() {
		pair.close();
	}

	@Test
	void countsRequestsByWhatTheyWere() {
		assertThat(conversion.sum("keepsake_requests_total{result=\"accepted\"}")).isEqualTo(25);
		assertThat(conversion.sum("keepsake_requests_total{result=\"refused\"}")).isEqualTo(1);
		assertThat(conversion.sum("keepsake_requests_total{result=\"unreadable\"}")).isEqualTo(1);
		assertThat(conversion.sum("keepsake_dead_letters_total{reason=\"not-json\"}")).isEqualTo(1);
	}

	@Test
	void countsOutcomesByReason() {
		assertThat(conversion.sum("keepsake_outcomes_total{outcome=\"failed\",reason=\"invalid-request\"}"))
			.isEqualTo(1);
		assertThat(poller.sum("keepsake_outcomes_total")).isEqualTo(24);
		assertThat(poller.sum("keepsake_outcomes_total{outcome=\"failed\",reason=\"errored\"}")).isPositive();
	}

	@Test
	void tellsHowLongRequestsTook() {
		assertThat(conversion.sum("keepsake_request_submit_seconds_count")).isEqualTo(24);
		assertThat(poller.sum("keepsake_request_outcome_seconds_count")).isEqualTo(24);
		assertThat(poller.text()).contains("keepsake_request_outcome_seconds_bucket{outcome=\"completed\",le=\"0.1\"}")
			.contains("keepsake_request_outcome_seconds_bucket{outcome=\"completed\",le=\"86400.0\"}");
	}

	@Test
	void tellsWhatIsLeftOfTheBudgetAndWhoUsedIt() {
		assertThat(conversion.sum("keepsake_quota_limit{account=\"acme\"}")).isEqualTo(1_000_000);
		assertThat(conversion.sum("keepsake_quota_left{account=\"acme\"}")).isBetween(999_000d, 999_999d);
		assertThat(conversion.sum("keepsake_quota_calls_total{account=\"acme\"}")).isGreaterThanOrEqualTo(21);
	}

	@Test
	void tellsWhatTheApiAnsweredByRoute() {
		assertThat(conversion.sum(
				"keepsake_api_calls_seconds_count{error=\"none\",method=\"POST\",route=\"/v2/images/{imageId}/actions\",status=\"201\"}"))
			.isEqualTo(24);
		assertThat(conversion.text()).contains("status=\"503\"");
		assertThat(poller.text()).contains("route=\"/v2/actions/{actionId}\"");
	}

	@Test
	void tellsWhetherTheStreamsRun() {
		for (Scrape scrape : List.of(conversion, poller)) {
			assertThat(scrape.sum("keepsake_streams_state{state=\"running\"}")).isEqualTo(1);
			assertThat(scrape.sum("keepsake_streams_state{")).isEqualTo(1);
			assertThat(scrape.sum("keepsake_streams_rebalances_total")).isPositive();
			assertThat(scrape.sum("keepsake_tasks")).isEqualTo(3);
			assertThat(scrape.text()).contains("keepsake_restore_remaining 0.0");
		}
	}

	@Test
	void kafkaAndTheMachineAreShownAsWell() {
		for (Scrape scrape : List.of(conversion, poller)) {
			assertThat(scrape.text()).contains("kafka_consumer_fetch_manager_records_lag_max")
				.contains("kafka_stream_")
				.contains("kafka_producer_")
				.contains("jvm_memory_used_bytes")
				.contains("http_server_requests_seconds_count");
		}
	}

	@Test
	void noMetricHasAnIdOrATokenInIt() {
		for (Scrape scrape : List.of(conversion, poller)) {
			assertThat(scrape.ours()).noneMatch((line) -> line.contains("70000000") || line.contains("token-of-"));
		}
	}

	@Test
	void isReadyAndAliveByItsStreamsAlone() {
		for (Instance instance : List.of(pair.conversionService(), pair.statusPoller())) {
			assertThat(instance.actuator("health/readiness").path("components").propertyNames())
				.containsExactlyInAnyOrder("readinessState", "streams", "topicWatch");
			assertThat(instance.actuator("health/readiness").path("status").asString()).isEqualTo("UP");
			assertThat(instance.actuator("health/liveness").path("components").propertyNames())
				.containsExactlyInAnyOrder("livenessState", "streamsAlive");
			assertThat(instance.actuator("health/liveness").path("status").asString()).isEqualTo("UP");
		}
	}

	@Test
	void whoIsNotReadyAnswersSo() {
		for (Instance instance : List.of(pair.conversionService(), pair.statusPoller())) {
			assertThat(instance.statusOf("health/readiness")).isEqualTo(200);

			AvailabilityChangeEvent.publish(instance.context(), ReadinessState.REFUSING_TRAFFIC);
			assertThat(instance.statusOf("health/readiness")).isEqualTo(503);
			AvailabilityChangeEvent.publish(instance.context(), LivenessState.BROKEN);
			assertThat(instance.statusOf("health/liveness")).isEqualTo(503);

			AvailabilityChangeEvent.publish(instance.context(), ReadinessState.ACCEPTING_TRAFFIC);
			AvailabilityChangeEvent.publish(instance.context(), LivenessState.CORRECT);
		}
	}

	@Test
	void tellsItsVersionAndConfigurationWithoutSecrets() {
		JsonNode info = pair.statusPoller().actuator("info");

		assertThat(info.path("service").asString()).isEqualTo("status-poller");
		assertThat(info.path("version").asString()).isNotEmpty();
		assertThat(info.at("/keepsake/accounts").valueStream().map(JsonNode::asString)).contains("acme", "default");
		assertThat(info.at("/keepsake/polling/first").asString()).isEqualTo("PT0.2S");
		assertThat(info.at("/keepsake/digitalocean/baseUrl").asString())
			.isEqualTo(pair.simulator().baseUrl().toString());
		assertThat(pair.conversionService().actuator("info").at("/keepsake/conversion/rejections").asInt())
			.isEqualTo(3);
		assertThat(info.toString() + pair.conversionService().actuator("info")).doesNotContain("token-of-");
	}

	@Test
	void nothingIsTracedUnlessAnEndpointIsGiven() {
		for (Instance instance : List.of(pair.conversionService(), pair.statusPoller())) {
			assertThat(instance.context().getBeanNamesForType(OpenTelemetry.class)).isEmpty();
			assertThat(instance.context().getBeanNamesForType(SpanExporter.class)).isEmpty();
		}
		assertThat(pair.tail().records()).noneMatch((record) -> record.headers().containsKey("traceparent"));
	}

	@Test
	void promtoolFindsNothingInThem() throws IOException, InterruptedException {
		assertThat(Promtool.checkMetrics(conversion.ours())).isEmpty();
		assertThat(Promtool.checkMetrics(poller.ours())).isEmpty();
	}

}
