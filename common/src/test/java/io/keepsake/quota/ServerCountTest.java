package io.keepsake.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

import io.keepsake.digitalocean.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerCountTest {

	private static final long LIMIT = 5000;

	private final ServerCount count = new ServerCount(Duration.ofHours(1));

	private final Deque<Instant> server = new ArrayDeque<>();

	private Instant now = Instant.parse("2026-11-22T12:00:00Z");

	private long found;

	@Test
	void callsThatExpireDoNotHideThoseOfOthers() {
		ours(100);
		others(100);
		ours(1);
		assertThat(this.found).isEqualTo(100);

		pass(Duration.ofMinutes(62));
		others(80);
		ours(1);
		assertThat(this.found).isEqualTo(180);
	}

	@Test
	void callsOfOthersThatExpireDoNotHideTheirNextOnes() {
		for (int minute = 0; minute < 180; minute++) {
			ours(20);
			others(20);
			pass(Duration.ofMinutes(1));
		}

		assertThat(this.found).isBetween(170L * 20, 180L * 20);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void nobodyIsMadeUp(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 2000; i++) {
			ours(random.nextInt(5));
			pass(Duration.ofSeconds(random.nextInt(60)));
		}

		assertThat(this.found).isZero();
	}

	@Test
	void aLimitThatStartsAnewAllAtOnceMakesNobodyUp() {
		ours(500);
		pass(Duration.ofMinutes(10));
		this.server.clear();
		for (int minute = 0; minute < 120; minute++) {
			ours(1);
			pass(Duration.ofMinutes(1));
		}

		assertThat(this.found).isZero();
	}

	private void others(int calls) {
		for (int i = 0; i < calls; i++) {
			this.server.addLast(this.now);
		}
	}

	private void ours(int calls) {
		for (int i = 0; i < calls; i++) {
			this.count.departed();
			this.server.addLast(this.now);
			while (!this.server.getFirst().isAfter(this.now.minus(Duration.ofHours(1)))) {
				this.server.removeFirst();
			}
			this.count.landed();
			this.found += this.count.answered(new RateLimit(LIMIT, LIMIT - this.server.size(), null), this.now);
		}
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
