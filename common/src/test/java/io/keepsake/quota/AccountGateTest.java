package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.ApiError;
import io.keepsake.digitalocean.Call;
import io.keepsake.digitalocean.Image;
import io.keepsake.digitalocean.RateLimit;
import io.keepsake.durable.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountGateTest {

	private static final Instant NOW = Instant.parse("2026-12-20T03:00:00Z");

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration JITTER = Duration.ofSeconds(1);

	private static final Duration PROBE = Duration.ofSeconds(30);

	private static final Call CONVERT = Call.StartAction.convert(7);

	private final AccountGate gate = new AccountGate("default",
			new QuotaSettings(List.of(Limit.of("5000/1h")), 0.05, PAUSE, Duration.ofHours(1), PROBE, 5),
			InstantSource.fixed(NOW), new Blocks(), QuotaWatch.NONE);

	@Test
	void waitsOnePauseAfterA429ThatOnlySaysThatNothingIsLeft() {
		throttled(null, new RateLimit(5000, 0, null));

		assertThat(this.gate.opens(CONVERT, NOW)).isBetween(NOW.plus(PAUSE), NOW.plus(PAUSE).plus(JITTER));
		assertThat(this.gate.opens(CONVERT, NOW.plus(PAUSE).plus(JITTER))).isEqualTo(NOW.plus(PAUSE).plus(JITTER));
	}

	@Test
	void waitsUntilTheResetOfA429AndNoLonger() {
		Instant reset = NOW.plusSeconds(90);
		throttled(null, new RateLimit(5000, 0, reset));

		assertThat(this.gate.opens(CONVERT, NOW)).isBetween(reset, reset.plus(JITTER));
		assertThat(this.gate.opens(CONVERT, reset.plus(JITTER))).isEqualTo(reset.plus(JITTER));
	}

	@Test
	void keepsAReserveOfTheLimitThatTheServerTells() {
		left(new RateLimit(100, 6, null));
		assertThat(this.gate.opens(CONVERT, NOW)).isEqualTo(NOW);

		left(new RateLimit(100, 5, null));
		assertThat(this.gate.opens(new Call.ReadAction(1), NOW)).isEqualTo(NOW);
		assertThat(this.gate.opens(CONVERT, NOW)).isEqualTo(NOW.plus(PROBE));
	}

	@Test
	void conversionsLeaveAPartOfTheMinuteToReads() {
		AtomicReference<Instant> time = new AtomicReference<>(NOW);
		AccountGate paced = new AccountGate("default",
				new QuotaSettings(List.of(Limit.of("5000/1h"), Limit.of("250/1m")), 0.05, PAUSE, Duration.ofHours(1),
						PROBE, 5),
				time::get, new Blocks(), QuotaWatch.NONE);
		int converts = 0;
		for (Instant now = NOW; now.isBefore(NOW.plusSeconds(60)); now = now.plusMillis(100)) {
			time.set(now);
			while (!paced.opens(CONVERT, now).isAfter(now)) {
				leaves(paced, new RateLimit(5000, 4999 - converts, null), now);
				converts++;
			}
		}

		assertThat(converts).isBetween(230, 238);
		assertThat(paced.opens(new Call.ReadAction(1), time.get())).isEqualTo(time.get());
	}

	private void left(RateLimit limit) {
		leaves(this.gate, limit, NOW);
	}

	private static void leaves(AccountGate gate, RateLimit limit, Instant now) {
		gate.leaves(CONVERT, now);
		gate.answered(CONVERT, new Reply.Answered<>(new Answer.ImageFound(new Image(7, "backup", null), limit)), now);
	}

	private void throttled(@Nullable Duration retryAfter, RateLimit limit) {
		this.gate.leaves(CONVERT, NOW);
		ApiError error = new ApiError(429, "too_many_requests", "API rate limit exceeded.", null);
		this.gate.answered(CONVERT, new Reply.Answered<>(new Answer.Throttled(error, retryAfter, limit)), NOW);
	}

}
