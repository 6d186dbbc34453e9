package io.keepsake.quota;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;
import io.keepsake.durable.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.keepsake.quota.Till.CONVERT;
import static io.keepsake.quota.Till.NOON;
import static io.keepsake.quota.Till.POLL;
import static io.keepsake.quota.Till.READ;
import static io.keepsake.quota.Till.error;
import static io.keepsake.quota.Till.forbidden;
import static io.keepsake.quota.Till.image;
import static io.keepsake.quota.Till.left;
import static io.keepsake.quota.Till.throttled;
import static io.keepsake.quota.Till.unauthorized;
import static io.keepsake.quota.Till.unavailable;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the next call of an account may leave.
 */
class AccountGateTest {

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration PROBE = Duration.ofSeconds(30);

	/** Accounts that were throttled together do not come back together. */
	private static final Duration JITTER = Duration.ofSeconds(1);

	private final Till till = with(List.of());

	private static Till with(List<Limit> limits) {
		return new Till(new QuotaSettings(limits, 0.05, PAUSE, Duration.ofHours(1), PROBE, 3));
	}

	@Test
	void isOpenWhereNothingIsSaid() {
		for (int calls = 0; calls < 1000; calls++) {
			assertThat(this.till.isOpen(CONVERT)).isTrue();
			this.till.call(CONVERT, image(null));
		}
	}

	@Test
	void noPeriodSeesMoreThanTheLimit() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		int calls = 0;

		for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofMinutes(1)) < 0;) {
			limited.call(CONVERT, image(null));
			calls++;
			passed = passed.plus(limited.untilOpen(CONVERT));
		}

		assertThat(calls).isBetween(200, 250);
	}

	@Test
	void whoTakesOverBeginsWithoutABurst() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));

		limited.call(READ, image(left(4000, null)));

		assertThat(limited.untilOpen(READ)).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lost", "answered" })
	void whoTakesOverAsksAgainWhenTheBudgetIsUsedUp(String before) {
		Till limited = with(List.of(new Limit(5000, Duration.ofHours(1))));
		limited.inherit(CONVERT, before.equals("lost") ? new Reply.Lost<>()
				: new Reply.Answered<>(image(left(101, NOON.minusSeconds(1500)))));

		limited.call(READ, image(left(100, NOON.minusSeconds(1500))));

		assertThat(limited.untilOpen(CONVERT)).isEqualTo(PROBE);
	}

	@Test
	void whatIsInheritedLeavesNoMoreThanThereIs() {
		Till limited = with(List.of(new Limit(5000, Duration.ofHours(1))));
		limited.call(READ, image(left(250, NOON.plusSeconds(600))));

		limited.inherit(CONVERT, new Reply.Lost<>());

		assertThat(limited.untilOpen(CONVERT)).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void aRefusalSaysNothingOfWhatOthersUsed() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		limited.call(READ, image(left(4000, null)));

		limited.call(READ, throttled(Duration.ofSeconds(1), left(0, null)));

		assertThat(limited.untilOpen(READ)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void refusalsHideNobodysCalls() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		limited.call(READ, image(left(4900, null)));
		for (int refusals = 0; refusals < 50; refusals++) {
			limited.call(READ, throttled(Duration.ofSeconds(1), left(4900, null)));
			limited.pass(Duration.ofSeconds(5));
		}

		limited.call(READ, image(left(4800, null)));

		assertThat(limited.untilOpen(READ)).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(26));
	}

	@Test
	void howeverManyCallsOthersMadeAMinuteIsPaidForInAMinute() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		limited.call(READ, image(left(4900, null)));

		limited.call(READ, image(left(1000, null)));

		assertThat(limited.untilOpen(READ)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
	}

	@Test
	void conversionsLeaveAPartOfTheMinuteToReads() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		int converts = 0;

		for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofMinutes(1)) < 0;) {
			limited.call(CONVERT, image(null));
			converts++;
			passed = passed.plus(limited.untilOpen(CONVERT));
		}

		assertThat(converts).isLessThan(240);
		assertThat(limited.isOpen(READ)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "40s, 40s", "0s, 1s", "24h, 1h", "9223372036854775807s, 1h" })
	void pausesAsLongAsTheServerAsksAndNeverForEver(String retryAfter, String pause) {
		this.till.call(CONVERT, throttled(duration(retryAfter), left(12, null)));

		assertThat(this.till.untilOpen(READ)).isBetween(duration(pause), duration(pause).plus(JITTER));
		assertThat(this.till.isOpen(CONVERT)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, 10s", "-25m, 10s", "40s, 40s", "30h, 1h" })
	void pausesUntilASlotIsFreeWhereTheServerDoesNotSayHowLong(String reset, String pause) {
		this.till.call(READ, throttled(null, left(0, (reset != null) ? NOON.plus(duration(reset)) : null)));

		assertThat(this.till.untilOpen(READ)).isBetween(duration(pause), duration(pause).plus(JITTER));
	}

	@Test
	void aLimitOfOneOperationStopsNothingElse() {
		this.till.call(CONVERT, throttled(null, left(4000, NOON.plusSeconds(40))));
		this.till.call(CONVERT, throttled(null, null));

		assertThat(this.till.isOpen(READ)).isTrue();
		assertThat(this.till.isOpen(CONVERT)).isTrue();
	}

	@Test
	void aShorterPauseDoesNotEndALongerOne() {
		this.till.call(READ, throttled(Duration.ofSeconds(40), null));
		this.till.call(READ, throttled(Duration.ofSeconds(2), null));

		assertThat(this.till.untilOpen(READ)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(40).plus(JITTER));
	}

	@Test
	void anExhaustedTokenWaitsForTheResetAndThenAsksAgain() {
		this.till.call(READ, image(left(1, NOON.plusSeconds(7))));
		this.till.call(READ, unavailable());

		assertThat(this.till.untilOpen(READ)).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void conversionsLeaveTheReserveToReads() {
		Till limited = with(List.of(new Limit(5000, Duration.ofHours(1))));

		limited.call(READ, image(left(251, NOON.plusSeconds(7))));
		assertThat(limited.isOpen(CONVERT)).isTrue();
		limited.call(READ, image(left(250, NOON.plusSeconds(7))));

		assertThat(limited.isOpen(READ)).isTrue();
		assertThat(limited.isOpen(CONVERT)).isFalse();
	}

	@Test
	void aRefusedTokenBlocksItsAccountUntilAProbeIsAnswered() {
		this.till.call(READ, unauthorized());

		assertThat(this.till.blocks().all()).containsOnly(entry());
		assertThat(this.till.untilOpen(READ)).isEqualTo(PROBE);
		this.till.call(READ, unauthorized());
		assertThat(this.till.untilOpen(CONVERT)).isEqualTo(PROBE);
		this.till.call(CONVERT, new Answer.NotFound(error(404), null));
		assertThat(this.till.isOpen(READ)).isTrue();
		assertThat(this.till.blocks().all()).isEmpty();
	}

	@Test
	void aProbeLeavesAlone() {
		this.till.call(READ, unauthorized());
		this.till.pass(PROBE);

		assertThat(this.till.isOpen(READ)).isTrue();
		this.till.call(READ, new Reply.Lost<>());

		assertThat(this.till.untilOpen(READ)).isEqualTo(PROBE);
	}

	@Test
	void aProbeWithoutAUsableAnswerOpensNothing() {
		this.till.call(READ, unauthorized());
		this.till.pass(PROBE);
		this.till.call(READ, unavailable());

		assertThat(this.till.isOpen(READ)).isFalse();
		assertThat(this.till.blocks().all()).containsOnlyKeys("default");
	}

	@Test
	void a403MayPass() {
		this.till.call(READ, forbidden());
		this.till.call(READ, forbidden());
		this.till.call(READ, image(null));
		this.till.call(READ, forbidden());
		this.till.call(READ, forbidden());

		assertThat(this.till.isOpen(READ)).isTrue();
		assertThat(this.till.blocks().all()).isEmpty();
	}

	@Test
	void a403ThatLastsBlocksTheAccount() {
		this.till.call(READ, forbidden());
		this.till.call(CONVERT, forbidden());
		this.till.call(CONVERT, forbidden());

		assertThat(this.till.blocks().all()).containsOnlyKeys("default");
		assertThat(this.till.untilOpen(READ)).isEqualTo(PROBE);
		this.till.call(READ, image(null));
		assertThat(this.till.blocks().all()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aTokenWithoutTheScopeOfActionsIsNotBlocked(boolean single) {
		Call call = single ? POLL : new Call.ListActions(1);
		for (int calls = 0; calls < 9; calls++) {
			this.till.call(call, forbidden());
		}

		assertThat(this.till.isOpen(CONVERT)).isTrue();
		assertThat(this.till.blocks().all()).isEmpty();
	}

	private static Map.Entry<String, Blocks.Block> entry() {
		return Map.entry("default", new Blocks.Block(NOON, "It says 401"));
	}

	private static Duration duration(String text) {
		return text.startsWith("-") ? Duration.parse("-PT" + text.substring(1)) : Duration.parse("PT" + text);
	}

	@Test
	void theBlockGoesWithTheWork() {
		this.till.call(CONVERT, unauthorized());
		assertThat(this.till.blocks().all()).containsKey("default");

		this.till.close();

		assertThat(this.till.blocks().all()).isEmpty();
	}

	@Test
	void foreseesNoCallBeforeAPauseIsOver() {
		Till limited = with(List.of(new Limit(250, Duration.ofMinutes(1)), new Limit(5000, Duration.ofHours(1))));
		assertThat(limited.callsWithin(Duration.ofMinutes(1))).isEqualTo(237);
		limited.call(CONVERT, throttled(Duration.ofMinutes(10), null));

		assertThat(limited.callsWithin(Duration.ofMinutes(9))).isZero();
		assertThat(limited.callsWithin(Duration.ofMinutes(12))).isBetween(450L, 475L);
	}

}
