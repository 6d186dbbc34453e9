package io.keepsake.poller;

import java.time.Duration;
import java.util.Random;

import io.keepsake.contract.Capacity;
import io.keepsake.durable.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What following an account's actions costs in calls, on generated accounts.
 */
class PollingCostTest {

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

	/** 1,000 conversions at 238 a minute. */
	private static final Duration APART = Duration.ofMillis(252);

	private final PollingPolicy policy = new PollingPolicy(Duration.ofSeconds(5), 0.1, Duration.ofMinutes(2),
			new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofHours(24), Duration.ofMinutes(10),
			Duration.ofSeconds(5), new Capacity(1000));

	@Test
	void aThousandActionsOfFiveMinutesCostLessThanATenthOfACallEach() {
		GeneratedAccount account = account().follow(1000, APART, 0, (i) -> FIVE_MINUTES);

		assertThat(account.calls()).as("%s", account).isLessThan(100);
		assertThat(account.medianDelay()).as("%s", account).isLessThan(Duration.ofSeconds(15));
	}

	@Test
	void otherActionsInTheListCostLittle() {
		GeneratedAccount account = account().withOldActions(50_000).follow(1000, APART, 3, (i) -> FIVE_MINUTES);

		assertThat(account.calls()).as("%s", account).isLessThan(600);
		assertThat(account.medianDelay()).as("%s", account).isLessThan(Duration.ofSeconds(15));
	}

	@ParameterizedTest
	@EnumSource(names = { "NEWEST_FIRST", "OLDEST_FIRST" })
	void actionsThatBeganAfterTheLastPageAreReadTogetherToo(Page.Order order) {
		int each = 150;
		GeneratedAccount account = account().listedIn(order)
			.follow(5 * each, (i) -> Duration.ofSeconds(30L * (i / each)).plusMillis(i % each), 0,
					(i) -> Duration.ofSeconds(20));

		assertThat(account.calls()).as("%s", account).isLessThan(5 * each / 5);
	}

	@ParameterizedTest
	@EnumSource
	void noOrderOfTheListCostsMoreThanReadingEachActionTwice(Page.Order order) {
		GeneratedAccount account = account().withOldActions(500)
			.listedIn(order)
			.follow(300, APART, 1, (i) -> FIVE_MINUTES);

		assertThat(account.calls()).as("%s", account).isLessThan(600);
		assertThat(account.medianDelay()).as("%s", account).isLessThan(FIVE_MINUTES.dividedBy(10));
	}

	@Test
	void fiftyThousandOldActionsAreNeverAllPaged() {
		GeneratedAccount account = account().withOldActions(50_000)
			.listedIn(Page.Order.NONE)
			.follow(100, APART, 0, (i) -> FIVE_MINUTES);

		assertThat(account.pages).as("%s", account).isLessThan(100);
	}

	@Test
	void oneActionIsReadAtAFixedPartOfItsAge() {
		GeneratedAccount account = account().follow(1, APART, 0, (i) -> FIVE_MINUTES);

		assertThat(account.pages).isZero();
		assertThat(account.singles).as("%s", account).isLessThan(35);
		assertThat(account.longestDelay()).as("%s", account).isLessThanOrEqualTo(Duration.ofSeconds(31));
	}

	@Test
	void shortActionsAmongLongOnesAreSeenWithinTheLongestInterval() {
		Random random = new Random(7);
		GeneratedAccount account = account().follow(500, APART, 0,
				(i) -> (random.nextInt(10) == 0) ? Duration.ofSeconds(20) : Duration.ofMinutes(20));

		assertThat(account.longestDelay()).as("%s", account).isLessThanOrEqualTo(Duration.ofSeconds(150));
	}

	@Test
	void withoutTheScopeActionsAreReadThroughTheirImages() {
		GeneratedAccount account = account().withoutActionsRead().follow(50, APART, 0, (i) -> FIVE_MINUTES);

		assertThat(account.forbidden).isEqualTo(3); // one alone proves nothing
		assertThat(account.delays).hasSize(50);
	}

	private GeneratedAccount account() {
		return new GeneratedAccount(this.policy);
	}

}
