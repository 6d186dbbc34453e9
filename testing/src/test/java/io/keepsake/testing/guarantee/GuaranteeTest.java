package io.keepsake.testing.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.keepsake.simulator.ActionView;
import io.keepsake.simulator.ImageType;
import io.keepsake.simulator.ImageView;
import io.keepsake.simulator.Limit;
import io.keepsake.simulator.RecordedCall;
import io.keepsake.testing.guarantee.Seen.Asked;
import io.keepsake.testing.guarantee.Seen.Ended;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * A promise that cannot be seen to be broken is none.
 */
class GuaranteeTest {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	private static final Asked ONCE = new Asked("a", "default", 7, 1);

	private static final Ended COMPLETED = ended(true, 61, "", "");

	private static final Ended FAILED = ended(false, 61, "errored", "It ended in error");

	private static final ImageView SNAPSHOT = new ImageView(7, "default", ImageType.SNAPSHOT, 1,
			List.of(action(1, 0, 60, true)));

	private static final List<RecordedCall> CALLS = List.of(call("POST", 0, 201));

	@Test
	void holdWhereAllIsWell() {
		Seen well = new Seen(List.of(ONCE), List.of(COMPLETED), List.of(SNAPSHOT), CALLS);

		assertThatCode(() -> Guarantee.assertAllHold(well)).doesNotThrowAnyException();
	}

	@Test
	void tellWhatWasBroken() {
		Seen lost = new Seen(List.of(ONCE), List.of(), List.of(SNAPSHOT), CALLS);

		assertThatThrownBy(() -> Guarantee.assertAllHold(lost)).isInstanceOf(AssertionError.class)
			.hasMessageContaining("NoRequestLost: Asked[requestId=a");
	}

	@Test
	void aSecondOutcomeIsOneTooMany() {
		assertThat(doubled(ONCE, COMPLETED, COMPLETED)).hasSize(1);
		assertThat(doubled(ONCE, FAILED, COMPLETED)).hasSize(1);
		assertThat(doubled(new Asked("b", "default", 7, 1), COMPLETED)).hasSize(1);
	}

	@Test
	void aRequestThatFailedMayBeSentAgain() {
		Asked twice = new Asked("a", "default", 7, 2);

		assertThat(doubled(twice, FAILED, COMPLETED)).isEmpty();
		assertThat(doubled(twice, COMPLETED, FAILED)).hasSize(1);
		assertThat(doubled(twice, FAILED, FAILED, COMPLETED)).hasSize(1);
	}

	private static List<String> doubled(Asked request, Ended... outcomes) {
		return new OneOutcomePerRequest().broken(new Seen(List.of(request), List.of(outcomes), List.of(), List.of()));
	}

	@Test
	void aSecondConversionIsSeenUnlessTheFirstDidNothing() {
		assertThat(converted(action(1, 0, 60, true), action(2, 90, 150, true))).hasSize(1);
		assertThat(converted(action(1, 0, 60, false), action(2, 30, 90, true))).hasSize(1);
		assertThat(converted(action(1, 0, 60, false), action(2, 61, 90, true))).isEmpty();
	}

	private static List<String> converted(ActionView... actions) {
		return new EachImageConvertedOnce().broken(new Seen(List.of(), List.of(),
				List.of(new ImageView(7, "default", ImageType.SNAPSHOT, 1, List.of(actions))), List.of()));
	}

	@Test
	void aConversionIsRepeatedOnlyAfterALookAtTheImage() {
		assertThat(repeated(call("POST", 0, 0), call("POST", 5, 201))).hasSize(1);
		assertThat(repeated(call("POST", 0, 0), image(2, 200, ""), call("GET", 3, 200), call("POST", 5, 201)))
			.isEmpty();
		assertThat(repeated(call("POST", 0, 429), call("POST", 5, 201))).isEmpty();
		assertThat(repeated(call("POST", 0, 0), call("POST", 3, 429), call("POST", 5, 201))).hasSize(2);
	}

	@Test
	void aLookThatBroughtNothingIsNone() {
		assertThat(repeated(call("POST", 0, 0), image(2, 502, ""), call("GET", 3, 200), call("POST", 5, 201)))
			.hasSize(1);
		assertThat(repeated(call("POST", 0, 0), image(2, 200, "truncated-json"), call("GET", 3, 200),
				call("POST", 5, 201)))
			.hasSize(1);
		assertThat(repeated(call("POST", 0, 0), image(2, 200, ""), call("POST", 5, 201))).hasSize(1);
		assertThat(repeated(call("POST", 0, 0), call("GET", 2, 200), image(3, 200, ""), call("POST", 5, 201)))
			.hasSize(1);
	}

	private static List<String> repeated(RecordedCall... calls) {
		return new ImageReadBeforeRepeat().broken(new Seen(List.of(), List.of(), List.of(), List.of(calls)));
	}

	@Test
	void anOutcomeIsHeldAgainstTheImage() {
		ImageView backup = new ImageView(7, "default", ImageType.BACKUP, 1, List.of());

		assertThat(untrue(COMPLETED, backup)).hasSize(1);
		assertThat(untrue(ended(false, 61, "errored", ""), backup)).hasSize(1);
		assertThat(untrue(FAILED, backup)).isEmpty();
	}

	@Test
	void anOutcomeIsTrueWhenItIsDecided() {
		assertThat(untrue(ended(true, 59, "", ""), SNAPSHOT)).singleElement(STRING).contains("before the conversion");
		assertThat(untrue(ended(true, 60, "", ""), SNAPSHOT)).isEmpty();
		assertThat(untrue(FAILED, SNAPSHOT)).singleElement(STRING).contains("a snapshot by then");
		assertThat(untrue(ended(false, 59, "errored", "It ended in error"), SNAPSHOT)).isEmpty();
		assertThat(untrue(COMPLETED, new ImageView(7, "default", ImageType.SNAPSHOT, 1, List.of()))).isEmpty();
	}

	@Test
	void anOutcomeSpeaksOfWhatWasAskedFor() {
		Seen other = new Seen(List.of(new Asked("a", "default", 8, 1)), List.of(COMPLETED), List.of(SNAPSHOT),
				List.of());
		Seen others = new Seen(List.of(new Asked("a", "archive", 7, 1)), List.of(COMPLETED), List.of(SNAPSHOT),
				List.of());

		assertThat(new TrueOutcomes().broken(other)).hasSize(1);
		assertThat(new TrueOutcomes().broken(others)).hasSize(1);
	}

	private static List<String> untrue(Ended outcome, ImageView image) {
		return new TrueOutcomes().broken(new Seen(List.of(ONCE), List.of(outcome), List.of(image), List.of()));
	}

	private static Ended ended(boolean completed, int second, String reason, String detail) {
		return new Ended("a", "default", 7, completed, NOON.plusSeconds(second), reason, detail);
	}

	@Test
	void moreCallsThanALimitAreSeenWhereverThePeriodBegins() {
		RateLimitRespected ten = new RateLimitRespected(new Limit(10, Duration.ofMinutes(1)), 0);
		List<RecordedCall> calls = new ArrayList<>();
		for (int second = 30; second < 90; second += 6) {
			calls.add(call("GET", second, 200));
		}

		assertThat(ten.broken(new Seen(List.of(), List.of(), List.of(), calls))).isEmpty();
		calls.add(call("GET", 89, 429));
		assertThat(ten.broken(new Seen(List.of(), List.of(), List.of(), calls))).hasSize(1);
	}

	private static RecordedCall call(String method, int second, int status) {
		return new RecordedCall(NOON.plusSeconds(second), "default", method, "/v2/images/{image_id}/actions",
				"/v2/images/7/actions", 7, 0, status, "", status == 201);
	}

	private static RecordedCall image(int second, int status, String fault) {
		return new RecordedCall(NOON.plusSeconds(second), "default", "GET", "/v2/images/{image_id}", "/v2/images/7", 7,
				0, status, fault, false);
	}

	private static ActionView action(long id, int from, int to, boolean converts) {
		return new ActionView(id, 7, "default", "convert", converts ? "completed" : "errored", NOON.plusSeconds(from),
				NOON.plusSeconds(to), converts ? Optional.of(NOON.plusSeconds(to)) : Optional.empty(), false);
	}

}
