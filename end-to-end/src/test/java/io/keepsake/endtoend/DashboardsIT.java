package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.keepsake.simulator.FaultRule;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every query of every panel, asked of a real Prometheus that has watched both services
 * under a load with failures; and the alerts that it gives cause for.
 */
@Timeout(300)
class DashboardsIT {

	@TempDir
	static Path directory;

	private static Pair pair;

	private static Prometheus prometheus;

	@BeforeAll
	static void load() {
		Prometheus.tool("prometheus");
		pair = Pair.start(directory);
		prometheus = Prometheus.start(directory, Path.of("../deploy/prometheus/keepsake.rules.yml"),
				Map.of("conversion-service", pair.conversionService().baseUrl(), "status-poller",
						pair.statusPoller().baseUrl()));
		Await.until("both are scraped", () -> prometheus.answers("count(keepsake_tasks) == 2"));
		pair.behave((behaviour) -> behaviour.withErroredRate(0.2)
			.withRevokedTokens(Accounts.token("globex"))
			.withFault("503-html", new FaultRule(0.1, "", "", "")));
		publish("globex"); // which waits, as its account is blocked
		Await.until("all is seen to happen", () -> {
			round();
			return prometheus.answers("keepsake_accounts_blocked > 0")
					&& prometheus.answers("keepsake_work_soonest_expiry_seconds > 0")
					&& prometheus.answers("increase(keepsake_outcomes_total{outcome=\"failed\"}[15s]) > 0")
					&& prometheus.answers("increase(keepsake_dead_letters_total[15s]) > 0")
					&& prometheus.answers("increase(keepsake_request_outcome_seconds_count[15s]) > 3");
		});
	}

	/**
	 * Requests that expire, and one that cannot be read.
	 */
	private static void round() {
		pair.producer()
			.send(new ProducerRecord<>(pair.topics().requests(), "no request".getBytes(StandardCharsets.UTF_8)));
		Stream.generate(() -> publish("acme")).limit(10).toList().forEach(pair::outcome);
	}

	private static Request publish(String account) {
		return pair.publish("{\"imageId\":%d,\"account\":\"%s\",\"expiresAt\":\"%s\"}".formatted(Images.fresh(),
				account, Instant.now().plusSeconds(3600)));
	}

	@AfterAll
	static void stop() {
		if (prometheus != null) {
			prometheus.close();
		}
		if (pair != null) {
			pair.close();
		}
	}

	static Stream<Dashboard.Query> queries() {
		return Dashboard.all().stream().flatMap((dashboard) -> dashboard.queries().stream());
	}

	@ParameterizedTest
	@MethodSource("queries")
	void answers(Dashboard.Query query) {
		String sent = query.sent(found("job"), found("instance"));

		assertThat(prometheus.query(sent).path("status").asString()).isEqualTo("success");
		assertThat(prometheus.answers(sent)).as(sent).isTrue();
	}

	@Test
	void theVariablesHaveValues() {
		assertThat(found("job")).containsExactly("conversion-service", "status-poller");
		assertThat(found("instance")).hasSize(2);
	}

	/**
	 * The values of a variable.
	 */
	private static List<String> found(String label) {
		return prometheus.json("/api/v1/label/" + label + "/values?match%5B%5D=keepsake_tasks")
			.path("data")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	@Test
	void theAlertsAreEvaluatedAndThoseWithACauseAreUp() {
		Await.until("a dead letter alerts", () -> alerts("firing").contains("KeepsakeDeadLetters"));
		Await.until("a blocked account is about to alert", () -> alerts("pending").contains("KeepsakeAccountBlocked")
				|| alerts("firing").contains("KeepsakeAccountBlocked"));
		assertThat(prometheus.answers("keepsake_dead_letters_total and on (job, instance) process_start_time_seconds"))
			.as("the alert knows how old an instance is")
			.isTrue();
		assertThat(prometheus.json("/api/v1/rules").at("/data/groups/0/rules").valueStream()).hasSize(9)
			.allSatisfy((rule) -> assertThat(rule.path("health").asString()).isEqualTo("ok"));
	}

	private static Set<String> alerts(String state) {
		return prometheus.json("/api/v1/alerts")
			.at("/data/alerts")
			.valueStream()
			.filter((alert) -> alert.path("state").asString().equals(state))
			.map((alert) -> alert.at("/labels/alertname").asString())
			.collect(Collectors.toSet());
	}

}
