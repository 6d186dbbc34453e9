package io.keepsake.simulator;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {

	private final Bench bench = new Bench();

	@Test
	void everyAnswerTellsTheBudget() {
		var reply = bench.get("/v2/account");

		assertThat(reply.headers()).containsEntry("ratelimit-limit", "5000")
			.containsEntry("ratelimit-remaining", "4999")
			.containsEntry("ratelimit-reset", epochSecond("2026-11-22T11:00:00Z"))
			.doesNotContainKey("retry-after");
	}

	@Test
	void aBurstIsRefusedWithRetryAfter() {
		bench.behave((behaviour) -> behaviour.withLimits(Limit.parse("5000/1h"), Limit.parse("1/1m")));
		bench.get("/v2/account");

		var reply = bench.pass("20s").get("/v2/account");

		assertThat(reply.status()).isEqualTo(429);
		assertThat(Json.tree(reply.body()).path("id").asString()).isEqualTo("too_many_requests");
		assertThat(reply.headers()).containsEntry("retry-after", "40").containsEntry("ratelimit-remaining", "4999");
		assertThat(bench.pass("40s").get("/v2/account").status()).isEqualTo(200);
	}

	@Test
	void theHourIsRefusedWithoutRetryAfter() {
		bench.behave((behaviour) -> behaviour.withLimits(Limit.parse("1/1h")));
		bench.get("/v2/account");

		var reply = bench.get("/v2/account");

		assertThat(reply.status()).isEqualTo(429);
		assertThat(reply.headers()).containsEntry("ratelimit-remaining", "0").doesNotContainKey("retry-after");
	}

	@Test
	void retryAfterCanBeLeftOut() {
		bench.behave((behaviour) -> behaviour.withLimits(Limit.parse("1/1m")).withOmitRetryAfter(true));
		bench.get("/v2/account");

		assertThat(bench.get("/v2/account").headers()).doesNotContainKey("retry-after");
	}

	@Test
	void theResetCanLieInThePast() {
		bench.behave((behaviour) -> behaviour.withResetInThePast(true));

		assertThat(bench.get("/v2/account").headers()).containsEntry("ratelimit-reset",
				epochSecond("2026-11-22T09:35:00Z"));
	}

	@Test
	void limitsCanBeOff() {
		bench.behave((behaviour) -> behaviour.withLimits());

		assertThat(bench.get("/v2/account").headers()).containsOnlyKeys("x-request-id");
	}

	@Test
	void limitsAreInSimulatedTime() {
		bench.behave((behaviour) -> behaviour.withLimits(Limit.parse("1/1m")).withClockSpeed(60));
		bench.get("/v2/account");

		assertThat(bench.get("/v2/account").headers()).containsEntry("retry-after", "60");
		assertThat(bench.pass("1s").get("/v2/account").status()).isEqualTo(200);
	}

	private static String epochSecond(String instant) {
		return Long.toString(Instant.parse(instant).getEpochSecond());
	}

}
