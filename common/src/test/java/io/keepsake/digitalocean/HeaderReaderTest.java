package io.keepsake.digitalocean;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderReaderTest {

	private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

	private final HeaderReader reader = new HeaderReader(InstantSource.fixed(NOW));

	private final HttpHeaders headers = new HttpHeaders();

	@Test
	void readsTheRateLimit() {
		this.headers.add("RateLimit-Limit", "5000");
		this.headers.add("ratelimit-remaining", "4816 ");
		this.headers.add("RATELIMIT-RESET", "1444931833");

		assertThat(this.reader.rateLimit(this.headers))
			.contains(new RateLimit(5000, 4816, Instant.ofEpochSecond(1444931833)));
	}

	@Test
	void keepsAResetInThePast() {
		this.headers.add("ratelimit-reset", "1");

		assertThat(this.reader.rateLimit(this.headers)).contains(new RateLimit(-1, -1, Instant.ofEpochSecond(1)));
	}

	@ParameterizedTest
	@CsvSource({ "abc, '', -1", "-5, 9999999999999999999999, 1e9", "5000.5, '1,2', 1444931833000",
			"' ', 0x10, 999999999999999999" })
	void nonsenseCountsAsAbsent(String limit, String remaining, String reset) {
		this.headers.add("ratelimit-limit", limit);
		this.headers.add("ratelimit-remaining", remaining);
		this.headers.add("ratelimit-reset", reset);

		assertThat(this.reader.rateLimit(this.headers)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "30, PT30S", "' 600 ', PT10M", "-30,", "soon,", "'',", "1.5,", "31536001,",
			"999999999999999999,", "99999999999999999999,", "'Sun, 22 Nov 2026 06:01:30 GMT', PT1M30S",
			"'Sun, 22 Nov 2026 05:00:00 GMT', PT0S", "'Sun, 22 Nov 2099 05:00:00 GMT',",
			"'Mon, 22 Nov 2026 06:01:30 GMT'," })
	void readsHowLongToWait(String retryAfter, Duration expected) {
		this.headers.add("Retry-After", retryAfter);

		assertThat(this.reader.retryAfter(this.headers).orElse(null)).isEqualTo(expected);
	}

	@Test
	void noHeadersSayNothing() {
		assertThat(this.reader.rateLimit(this.headers)).isEmpty();
		assertThat(this.reader.retryAfter(this.headers)).isEmpty();
	}

	@Test
	void everyAnswerCarriesTheRateLimit() {
		this.headers.add("ratelimit-remaining", "7");
		this.headers.add("retry-after", "3");
		this.headers.add("x-request-id", "from-the-header");
		AnswerDecoder decoder = new AnswerDecoder(new Token("t0ken"), InstantSource.fixed(NOW));

		for (int status = 100; status < 600; status++) {
			Answer answer = decoder.decode(new Call.ReadAction(1), status, this.headers, new byte[0]);

			assertThat(answer.rateLimit()).isEqualTo(new RateLimit(-1, 7, null));
			assertThat(Errors.of(answer).orElseThrow().requestId()).isEqualTo("from-the-header");
			if (answer instanceof Answer.Throttled throttled) {
				assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(3));
			}
		}
	}

}
